'use client';

import { useId } from 'react';
import { HiddenFields } from '@/components/form/hidden-fields';
import { addressIn } from '@/components/page/address';
import { type Columns, toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { useHydrated } from '@/components/page/use-hydrated';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import { Spinner } from '@/components/ui/feedback/spinner';
import { plural } from '@/lib/domain/plural';
import { shownMark } from '../movement-mark';
import type { ShownExpense } from './row';
import { SelectPage } from './select-page';
import { useRowSync } from './use-row-sync';

/**
 * The table of the list. A page has 50 rows, so a row is plain HTML without components, and the classes of its cells are
 * in the stylesheet (`expense-rows`). One form serves the sync buttons of all rows, another those that sync again.
 */
export function ExpenseRows({ columns, maySyncThem }: { columns: Columns<ShownExpense>; maySyncThem: boolean }) {
  const rows = toRows(columns);
  const isHydrated = useHydrated();
  const { base } = useShownPage();
  const again = useId();
  const merchantOf = (id: string) => rows.find((row) => row.id === id)?.merchant;
  const { first, repeated, isBusy } = useRowSync(merchantOf);

  const row = ({ id, day, merchant, detail, receipts, category, card, amount, mark, isTransfer }: ShownExpense) => {
    const { tone, word, busy } = shownMark(mark);
    return (
      <tr key={id}>
        <td>
          {/* Only scripts read what is selected. */}
          {isHydrated && (
            <label>
              <input type="checkbox" aria-label={`Select ${merchant}`} />
            </label>
          )}
        </td>
        <td>{day}</td>
        <td>
          <a href={addressIn(base, `/${isTransfer ? 'transfers' : 'expenses'}/${id}`)}>{merchant}</a>
          {(detail || receipts > 0) && (
            <div>
              {receipts === 0 ? detail : <span>{detail}</span>}
              {receipts > 0 && <b>{plural(receipts, 'With a receipt', 'With # receipts')}</b>}
            </div>
          )}
        </td>
        <td>
          {category ?? <i>No category</i>}
          {card && <p>{card}</p>}
        </td>
        <td>{amount}</td>
        <td>
          <b className={busy ? 'busy' : tone}>{word}</b>
        </td>
        <td>{maySyncThem && syncable.has(mark) && button(id, merchant, mark === 'failed')}</td>
      </tr>
    );
  };

  const button = (id: string, merchant: string, isAgain: boolean) => {
    const busy = isBusy(id);
    return (
      <button
        // A pending button must not submit the form a second time.
        type={busy ? 'button' : undefined}
        form={isAgain ? again : undefined}
        name="ids[]"
        value={id}
        aria-label={isHydrated ? `${isAgain ? 'Sync again' : 'Sync'} ${merchant}` : undefined}
        aria-busy={busy || undefined}
        aria-disabled={busy || undefined}
      >
        {busy && <Spinner />}
        {isAgain ? 'Sync again' : 'Sync'}
      </button>
    );
  };

  return (
    <>
      <form {...repeated} id={again}>
        <HiddenFields values={{ again: 'yes' }} />
      </form>
      <form {...first}>
        <Table caption="Expenses">
          <Thead>
            <Th className="w-9">
              <SelectPage />
            </Th>
            <Th>Date</Th>
            <Th>Merchant</Th>
            <Th hideBelow="md">Category</Th>
            <Th numeric>Amount</Th>
            <Th>Status</Th>
            <Th className="w-24">
              <span className="sr-only">Sync</span>
            </Th>
          </Thead>
          <Tbody className="expense-rows" data-list>
            {rows.map(row)}
          </Tbody>
        </Table>
      </form>
    </>
  );
}

/** The marks of the expenses that can be synced (`canSync` of their status). */
const syncable: ReadonlySet<string> = new Set(['ready', 'failed', 'changed']);
