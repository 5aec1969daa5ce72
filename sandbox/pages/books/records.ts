import { html } from 'hono/html';
import { documentOf } from '../../ledger/document';
import type { EntryRow } from '../../ledger/ledger';
import type { EntryKind } from '../../ledger/record';
import type { Sandbox } from '../../sandbox';
import type { ConnectionRow } from '../../store/connection';
import { card, pager } from '../elements';
import type { Html } from '../layout';
import { recordCard } from './record';

const recordsPerPage = 50;
const kinds: readonly EntryKind[] = ['Spend money', 'Receive money', 'Transfer', 'Bill', 'Bill payment', 'Journal'];

/** Returns the URL of the page that shows a record, with its anchor. Undefined if the record does not exist. */
export function urlOfRecord({ store }: Sandbox, connection: ConnectionRow, key: string): string | undefined {
  const place = store.get<{ newer: number }>(
    `SELECT (SELECT count(*) FROM entries WHERE connection_id = ?1 AND kind <> 'Opening balances' AND position > found.position) AS newer
     FROM entries AS found WHERE connection_id = ?1 AND kind <> 'Opening balances' AND coalesce(transaction_id, id) = ?2`,
    connection.id,
    key,
  );
  return (
    place &&
    `/books/${connection.company_id}?page=${Math.floor(place.newer / recordsPerPage) + 1}#record-${encodeURIComponent(key)}`
  );
}

/** Lists the records, newest first. With `kind`, it lists only records of that kind. */
export function recordsPage(sandbox: Sandbox, connection: ConnectionRow, kind: string | undefined, from: number): Html {
  const { store } = sandbox;
  const counts = new Map(
    store
      .all<{ kind: EntryKind; count: number }>(
        `SELECT kind, count(*) AS count FROM entries WHERE connection_id = ? AND kind <> 'Opening balances' GROUP BY kind`,
        connection.id,
      )
      .map((row) => [row.kind, row.count]),
  );
  const shown = kinds.filter((each) => kind === undefined || each === kind);
  const total = shown.reduce((sum, each) => sum + (counts.get(each) ?? 0), 0);
  const entries = store.all<EntryRow>(
    `SELECT * FROM entries WHERE connection_id = ? AND kind IN (${shown.map(() => '?').join()}) ORDER BY position DESC LIMIT ? OFFSET ?`,
    connection.id,
    ...shown,
    recordsPerPage,
    (from - 1) * recordsPerPage,
  );
  const address = `/books/${connection.company_id}`;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return html`<h2 id="records" class="visually-hidden">Records</h2>
<nav class="filters" aria-label="Kinds of record"><a href="${address}" ${kind === undefined ? html`aria-current="true"` : ''}>All <span class="soft">${all}</span></a>${kinds.map((each) => html`<a href="${address}?kind=${encodeURIComponent(each)}" ${each === kind ? html`aria-current="true"` : ''}>${each} <span class="soft">${counts.get(each) ?? 0}</span></a>`)}</nav>
${total === 0 ? card(kind === undefined ? 'There are no records yet. They appear here after a sync.' : 'There are no records of this kind.') : entries.map((entry) => recordCard(sandbox, connection, entry, documentOf(entry)))}
${pager(kind === undefined ? address : `${address}?kind=${encodeURIComponent(kind)}`, from, Math.ceil(total / recordsPerPage))}`;
}
