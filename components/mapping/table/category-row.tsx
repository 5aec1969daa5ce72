'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { useHydrated } from '@/components/page/use-hydrated';
import { AppLink } from '@/components/ui/action/app-link';
import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { Td, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
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
  const named = (label: string) => (isHydrated ? `${label} ${row.name}` : undefined);
  return (
    <Tr data-mapping-row={isHydrated ? row.id : undefined} selected={selected.has(row.id)}>
      {editable && (
        <Td card="select">
          <label>
            <input
              type="checkbox"
              aria-label={named('Select')}
              checked={selected.has(row.id)}
              onChange={(event) => selected.toggle(row.id, event.target.checked)}
            />
          </label>
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
        <button
          type={isHydrated ? 'button' : undefined}
          className="unfold"
          aria-expanded={unfolded.has(row.id) || (isHydrated ? false : undefined)}
          aria-label={named('More choices for')}
          onClick={() => unfolded.toggle(row.id)}
        />
        {editable && (
          <button
            type={isHydrated ? 'button' : undefined}
            className="more"
            aria-label={named('More for')}
            {...(isHydrated && editor.menuOf(row))}
          />
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
      <td data-label="Account" className="field">
        <AccountCell
          {...shared}
          suggestion={suggestion}
          error={error('accountRef')}
          onCreate={(typed) => editor.create(row, 'account', typed)}
        />
      </td>
      {choices.takesTaxRate && (
        <td data-label="Tax rate" className="field">
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
 * contain it.
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
  return (
    <td
      className={clsx(value === null ? 'none' : 'field', hideBelow && 'cell-xl')}
      data-label={value === null ? undefined : label}
    >
      {children}
    </td>
  );
}

function CategoryState({ row, editor, target }: Props & { target: CategoryTarget }) {
  const { draft, choices, editable } = editor;
  const suggestion = suggestionOf(row, editor);
  if (suggestion && target.accountRef === null && editable) {
    return (
      <span className="flex flex-wrap items-center gap-1.5">
        <State tone="info">Suggested, {suggestion.confidence}%</State>
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
