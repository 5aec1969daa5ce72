'use client';

import { AppLink } from '@/components/ui/action/app-link';
import { Button } from '@/components/ui/action/button';
import { Menu } from '@/components/ui/action/menu';
import { MenuAction } from '@/components/ui/action/menu-action';
import { Icon } from '@/components/ui/display/icon';
import { Td, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import { Checkbox } from '@/components/ui/form/checkbox';
import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import { RowState } from '../row-state';
import { AccountCell, type CellProps, ContactCell, DimensionCell, TaxRateCell, trackingIn } from './cells';
import type { CategoryEditor } from './use-category-editor';
import { type CategoryRowView, labelIn, type TableChoices } from './view';

type Props = { readonly row: CategoryRowView; readonly editor: CategoryEditor };

/** One category: a cell for each column, the status of the row, and a menu of further actions. */
export function CategoryRow({ row, editor }: Props) {
  const { draft, editable, selected, opened } = editor;
  const target = draft.categoryOf(row.id);
  const currencies = Object.keys(target.byCurrency);
  return (
    <Tr data-mapping-row={row.id} selected={selected.has(row.id)}>
      {editable && (
        <Td card="select" className="sm:w-px">
          <Checkbox
            label={`Select ${row.name}`}
            hideLabel
            checked={selected.has(row.id)}
            onChange={(event) => selected.toggle(row.id, event.target.checked)}
            className="relative z-1"
          />
        </Td>
      )}
      <Td card="title" className="sm:min-w-36">
        <span className="block font-medium wrap-anywhere">{row.name}</span>
        <span className="flex flex-wrap gap-x-2 text-sm text-faint">
          {row.unsynced > 0 && (
            <AppLink href={`/expenses?category=${row.id}`} className="hover:underline">
              {row.unsynced} unsynced
            </AppLink>
          )}
          {currencies.length > 0 && <span>{currencies.join(', ')} elsewhere</span>}
        </span>
      </Td>
      <ChoiceCells row={row} editor={editor} target={target} />
      <Td card="below" className="sm:w-40">
        <CategoryState row={row} editor={editor} target={target} />
      </Td>
      <Td card="value" className="whitespace-nowrap sm:w-px">
        <Button
          variant="plain"
          size="sm"
          aria-expanded={opened.has(row.id)}
          aria-label={`More choices for ${row.name}`}
          onClick={() => opened.toggle(row.id)}
        >
          <Icon name="icon-chevron-right" className={opened.has(row.id) ? 'rotate-90' : undefined} />
        </Button>
        {editable && (
          <Menu
            align="end"
            variant="plain"
            size="sm"
            accessibleName={`More for ${row.name}`}
            label={<Icon name="icon-ellipsis" />}
          >
            {draft.stateOf(row.id) !== 'saved' && (
              <MenuAction onPress={() => draft.drop(row.id)}>Take the change back</MenuAction>
            )}
            <MenuAction onPress={() => editor.rename(row)}>Rename</MenuAction>
            <MenuAction onPress={() => editor.archive(row)}>Archive</MenuAction>
          </Menu>
        )}
      </Td>
    </Tr>
  );
}

function ChoiceCells({ row, editor, target }: Props & { target: CategoryTarget }) {
  const { draft, choices } = editor;
  const suggestion = suggestionOf(row, editor);
  const shared = cellProps(row, editor, target);
  const error = (field: string) => draft.problem(row.id, field);
  return (
    <>
      <Td label="Account" className={fieldCell('sm:min-w-60')}>
        <AccountCell
          {...shared}
          suggestion={suggestion}
          error={error('accountRef')}
          onCreate={(typed) => editor.create(row, 'account', typed)}
        />
      </Td>
      {choices.taxRates && (
        <Td label="Tax rate" className={fieldCell('sm:min-w-34')}>
          <TaxRateCell {...shared} suggestion={suggestion} error={error('taxRateRef')} />
        </Td>
      )}
      {choices.dimensions.map((dimension) => (
        <Td key={dimension.ref} label={dimension.name} className={optionalCell(trackingIn(target, dimension))}>
          <DimensionCell {...shared} dimension={dimension} error={error('trackingRefs')} />
        </Td>
      ))}
      {choices.takesSupplier && (
        <Td label="Supplier" hideBelow="xl" className={optionalCell(target.supplierRef)}>
          <ContactCell
            {...shared}
            kind="supplier"
            error={error('supplierRef')}
            onCreate={(typed) => editor.create(row, 'supplier', typed)}
          />
        </Td>
      )}
      {choices.takesCustomer && (
        <Td label="Billed to" hideBelow="xl" className={optionalCell(target.customerRef)}>
          <ContactCell {...shared} kind="customer" error={error('customerRef')} />
        </Td>
      )}
    </>
  );
}

function CategoryState({ row, editor, target }: Props & { target: CategoryTarget }) {
  const { draft, choices, editable } = editor;
  const suggestion = suggestionOf(row, editor);
  if (suggestion && target.accountRef === null && editable) {
    return (
      <span className="flex flex-wrap items-center gap-1.5">
        <State tone="info">Suggested, {suggestion.confidence} %</State>
        <Button
          size="sm"
          aria-label={`Accept the suggestion for ${row.name}`}
          aria-keyshortcuts="a"
          onClick={() => editor.accept([row])}
        >
          <Icon name="icon-check" /> Accept
        </Button>
      </span>
    );
  }
  return (
    <RowState
      state={draft.stateOf(row.id)}
      health={row.health}
      theirs={describe(draft.savedOf(row.id), choices)}
      onDrop={() => draft.drop(row.id)}
    />
  );
}

/** Returns the props that all cells of a category share, in its row and in its details. */
export const cellProps = (
  row: CategoryRowView,
  { choices, editable, choose }: CategoryEditor,
  target: CategoryTarget,
): CellProps => ({
  of: row.name,
  target,
  choices,
  editable,
  onChoose: (column, option) => choose([row.id], column, option),
});

const suggestionOf = (row: CategoryRowView, { draft }: CategoryEditor) =>
  draft.stateOf(row.id) === 'saved' ? row.suggestion : null;

/** Returns the account and tax rate of a category in words: "494 Travel abroad, No tax". */
const describe = ({ accountRef, taxRateRef }: CategoryTarget, { accounts, taxRates }: TableChoices): string =>
  [labelIn(accounts, accountRef) || 'no account', taxRates && labelIn(taxRates, taxRateRef)].filter(Boolean).join(', ');

const fieldCell = (className: string) =>
  `${className} sm:max-w-68 sm:px-0.5! max-sm:before:w-22 max-sm:before:truncate max-sm:[&>div]:grow`;

/**
 * The classes of the cell for an optional column. On a phone, the cell is hidden while it is empty; the details below
 * the row contain it.
 */
const optionalCell = (ref: string | null) => fieldCell(`sm:min-w-24 ${ref === null ? 'max-sm:hidden' : ''}`);
