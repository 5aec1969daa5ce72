'use client';

import { useId, useSyncExternalStore } from 'react';
import { HiddenFields } from '@/components/form/hidden-fields';
import { addressIn } from '@/components/page/address';
import { type Columns, toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { Icon } from '@/components/ui/display/icon';
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
export function ExpenseRows({
  columns,
  selection,
  maySyncThem,
}: {
  columns: Columns<ShownExpense>;
  /** The id of the form that the checkboxes belong to. */
  selection: string;
  maySyncThem: boolean;
}) {
  const rows = toRows(columns);
  // Safari ignores the meaning of table elements whose CSS `display` is changed, as it is on phones. The roles say it
  // again, for each of 350 cells, so the browser adds them.
  const [line, cell] = useSyncExternalStore(never, roles, noRoles);
  const { base } = useShownPage();
  const again = useId();
  const merchantOf = (id: string) => rows.find((row) => row.id === id)?.merchant;
  const { first, repeated, isBusy } = useRowSync(merchantOf);

  const row = ({ id, day, merchant, detail, receipts, category, card, amount, mark }: ShownExpense, at: number) => {
    const { tone, word, busy } = shownMark(mark);
    const name = `e${at}`;
    return (
      <tr key={id} {...line}>
        <td {...cell}>
          <label>
            <input type="checkbox" form={selection} aria-labelledby={`select ${name}`} value={id} />
          </label>
        </td>
        <td {...cell}>{day}</td>
        <td {...cell}>
          <a id={name} href={addressIn(base, `/expenses/${id}`)}>
            {merchant}
          </a>
          <p>{`${day} · ${category ?? 'No category'}`}</p>
          {(detail || receipts > 0) && (
            <div>
              <span>{detail}</span>
              {receipts > 0 && (
                <>
                  <Icon name="icon-paperclip" className="size-3" />
                  <span className="sr-only">{plural(receipts, 'With a receipt', 'With # receipts')}</span>
                </>
              )}
            </div>
          )}
        </td>
        <td {...cell}>
          {category ?? <i>No category</i>}
          {card && <p>{card}</p>}
        </td>
        <td {...cell}>{amount}</td>
        <td {...cell}>
          <b className={busy ? 'busy' : tone}>{word}</b>
        </td>
        <td {...cell}>{maySyncThem && syncable.has(mark) && button(id, name, mark === 'failed')}</td>
      </tr>
    );
  };

  const button = (id: string, name: string, isAgain: boolean) => {
    const busy = isBusy(id);
    return (
      <button
        // A pending button must not submit the form a second time.
        type={busy ? 'button' : undefined}
        form={isAgain ? again : undefined}
        name="ids[]"
        value={id}
        aria-labelledby={`${isAgain ? 'sync-again' : 'sync'} ${name}`}
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
        <span hidden>
          <span id="select">Select</span> <span id="sync">Sync</span> <span id="sync-again">Sync again</span>
        </span>
        <Table caption="Expenses">
          <Thead>
            <Th className="w-9">
              <SelectPage form={selection} />
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
          <Tbody className="expense-rows" data-list data-pages>
            {rows.map(row)}
          </Tbody>
        </Table>
      </form>
    </>
  );
}

const never = () => () => undefined;
const roles = () => both;
const noRoles = () => none;
const both = [{ role: 'row' }, { role: 'cell' }] as const;
const none = [{}, {}] as const;

/** The marks of the expenses that can be synced (`canSync` of their status). */
const syncable: ReadonlySet<string> = new Set(['ready', 'failed', 'changed']);
