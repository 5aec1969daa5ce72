'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { useHydrated } from '@/components/page/use-hydrated';
import { AppLink } from '@/components/ui/action/app-link';
import { Td, Tr } from '@/components/ui/display/table';
import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import { formatCount } from '@/lib/domain/number';
import { RowState } from '../row-state';
import { AccountCell, type CellProps, ContactCell, DimensionCell, TaxRateCell } from './cells';
import type { CategoryEditor } from './use-category-editor';
import { type CategoryRowView, chosenIn, nameIn, type TableChoices } from './view';

type Props = { readonly row: CategoryRowView; readonly editor: CategoryEditor };

/**
 * One category: a cell for each column, the status of the row, and buttons for further choices and actions. The classes
 * of its parts are in the stylesheet (`mapping-rows`). What only scripts and their users need, the browser adds.
 */
export function CategoryRow({ row, editor }: Props) {
  const { draft, editable, selected, unfolded } = editor;
  const isHydrated = useHydrated();
  const target = draft.categoryOf(row.id);
  const currencies = Object.keys(target.byCurrency);
  return (
    <Tr data-mapping-row={isHydrated ? row.id : undefined} selected={selected.has(row.id)}>
      {editable && (
        <Td card="select">
          {isHydrated && (
            <label>
              <input
                type="checkbox"
                aria-label={`Select ${row.name}`}
                checked={selected.has(row.id)}
                onChange={(event) => selected.toggle(row.id, event.target.checked)}
              />
            </label>
          )}
        </Td>
      )}
      <Td card="title">
        <b>{row.name}</b>
        {row.unsynced > 0 && <Unsynced row={row} isLink={isHydrated} />}
        {currencies.length > 0 && <span>{currencies.join(', ')} elsewhere</span>}
      </Td>
      <ChoiceCells row={row} editor={editor} target={target} />
      <Td card="below">
        <CategoryState row={row} editor={editor} target={target} />
      </Td>
      <Td card="value">
        {isHydrated && (
          <button
            type="button"
            className="unfold"
            aria-expanded={unfolded.has(row.id)}
            aria-label={`More choices for ${row.name}`}
            onClick={() => unfolded.toggle(row.id)}
          />
        )}
        {isHydrated && editable && (
          <button type="button" className="more" aria-label={`More for ${row.name}`} {...editor.menuOf(row)} />
        )}
      </Td>
    </Tr>
  );
}

function Unsynced({ row, isLink }: { row: CategoryRowView; isLink: boolean }) {
  const text = `${formatCount(row.unsynced, useShownPage().locale)} unsynced`;
  return isLink ? <AppLink href={`/expenses?category=${row.id}`}>{text}</AppLink> : <span>{text}</span>;
}

function ChoiceCells({ row, editor, target }: Props & { target: CategoryTarget }) {
  const { draft, choices } = editor;
  const suggestion = suggestionOf(row, editor);
  const shared = cellProps(row, editor, target);
  const error = (field: string) => draft.problem(row.id, field);
  return (
    <>
      <td className="field account">
        <AccountCell
          {...shared}
          suggestion={suggestion}
          error={error('accountRef')}
          onCreate={(typed) => editor.create(row, 'account', typed)}
        />
      </td>
      {choices.takesTaxRate && (
        <td className="field tax">
          <TaxRateCell {...shared} suggestion={suggestion} error={error('taxRateRef')} />
        </td>
      )}
      {choices.dimensions.map((dimension) => (
        <OptionalCell key={dimension.ref} label={dimension.name} value={chosenIn(target, dimension.ref, choices)}>
          <DimensionCell {...shared} dimension={dimension} error={error('trackingRefs')} />
        </OptionalCell>
      ))}
      {choices.takesSupplier && (
        <OptionalCell label="Supplier" hideBelow value={target.supplierRef}>
          <ContactCell
            {...shared}
            kind="supplier"
            error={error('supplierRef')}
            onCreate={(typed) => editor.create(row, 'supplier', typed)}
          />
        </OptionalCell>
      )}
      {choices.takesCustomer && (
        <OptionalCell label="Billed to" hideBelow value={target.customerRef}>
          <ContactCell {...shared} kind="customer" error={error('customerRef')} />
        </OptionalCell>
      )}
    </>
  );
}

/**
 * The cell of a column that may be empty. On a phone, the cell is hidden while it is empty; the details below the row
 * contain it. Elsewhere the stylesheet draws a dash until the script runs.
 */
function OptionalCell({
  label,
  value,
  hideBelow,
  children,
}: {
  label: string;
  value: string | null;
  hideBelow?: boolean;
  children: ReactNode;
}) {
  const isHydrated = useHydrated();
  return (
    <td
      className={clsx(value === null ? 'none' : 'field', hideBelow && 'cell-xl')}
      data-label={value === null ? undefined : label}
    >
      {(value !== null || isHydrated) && children}
    </td>
  );
}

function CategoryState({ row, editor, target }: Props & { target: CategoryTarget }) {
  const { draft, choices, editable } = editor;
  const suggestion = suggestionOf(row, editor);
  const isHydrated = useHydrated();
  if (suggestion && target.accountRef === null && editable) {
    return (
      <>
        <b className="info">{`Suggested, ${suggestion.confidence}%`}</b>
        <button
          type="button"
          className="accept"
          aria-label={isHydrated ? `Accept the suggestion for ${row.name}` : undefined}
          aria-keyshortcuts={isHydrated ? 'a' : undefined}
          onClick={() => editor.accept([row])}
        >
          Accept
        </button>
      </>
    );
  }
  if (draft.stateOf(row.id) === 'saved') return <b className={row.tone}>{row.health}</b>;
  return (
    <RowState
      state={draft.stateOf(row.id)}
      health={{ tone: row.tone, text: row.health }}
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
const describe = ({ accountRef, taxRateRef }: CategoryTarget, { names, takesTaxRate }: TableChoices): string =>
  [
    nameIn(names, 'accounts', accountRef) || 'no account',
    nameIn(names, 'taxRates', taxRateRef) || (takesTaxRate === 'optional' && accountRef !== null && 'No tax'),
  ]
    .filter(Boolean)
    .join(', ');
