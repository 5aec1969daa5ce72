import { html } from 'hono/html';
import { formatDay } from '../../engine/day';
import { formatMoney } from '../../engine/money';
import { documentOf, type LedgerDocument } from '../../ledger/document';
import type { EntryKind } from '../../ledger/record';
import type { Account } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import type { ConnectionRow } from '../../store/connection';
import { card, pager, table } from '../elements';
import type { Html } from '../layout';
import { typeName } from './accounts';

const rowsPerPage = 100;

interface Row {
  readonly date: string;
  readonly kind: EntryKind;
  readonly doc: string;
  readonly key: string;
  readonly native: number;
  readonly balance: number;
}

/**
 * Shows the postings to an account, newest first, each with the running balance. Amounts are in the account's currency.
 */
export function accountPage(sandbox: Sandbox, connection: ConnectionRow, account: Account, from: number): Html {
  const { store } = sandbox;
  const count = store.count('postings WHERE connection_id = ? AND account_id = ?', connection.id, account.id);
  const rows = store.all<Row>(
    `SELECT entries.date, entries.kind, entries.doc, coalesce(entries.transaction_id, entries.id) AS key, postings.native,
       sum(postings.native) OVER (ORDER BY entries.kind <> 'Opening balances', entries.date, entries.position, postings.line) AS balance
     FROM postings JOIN entries ON entries.connection_id = postings.connection_id AND entries.id = postings.entry_id
     WHERE postings.connection_id = ? AND postings.account_id = ?
     ORDER BY entries.kind = 'Opening balances', entries.date DESC, entries.position DESC, postings.line DESC LIMIT ? OFFSET ?`,
    connection.id,
    account.id,
    rowsPerPage,
    (from - 1) * rowsPerPage,
  );
  const money = (minor: number): string => formatMoney(minor, account.currency);
  const address = `/books/${connection.company_id}/accounts/${encodeURIComponent(account.id)}`;
  return html`<h2>${account.code} ${account.name} <span class="soft small">${typeName(account)} · ${account.currency}${account.status === 'Archived' ? ' · archived' : ''}</span></h2>
${account.bank ? html`<p><a href="/books/${connection.company_id}/bank/${encodeURIComponent(account.id)}">Bank statement</a></p>` : ''}
${
  count === 0
    ? card('Nothing has been posted to this account.')
    : table({
        label: 'Postings',
        columns: ['Date', 'Record', { number: 'Debit' }, { number: 'Credit' }, { number: 'Balance' }],
        rows: rows.map(
          (row) =>
            html`<tr><td>${formatDay(row.date)}</td><td>${row.kind === 'Opening balances' ? 'Opening balances' : html`<a href="/books/${connection.company_id}/records/${encodeURIComponent(row.key)}">${title(documentOf(row))}</a>`}</td><td class="num">${row.native > 0 ? money(row.native) : ''}</td><td class="num">${row.native < 0 ? money(-row.native) : ''}</td><td class="num">${money(row.balance)}</td></tr>`,
        ),
      })
}
${pager(address, from, Math.ceil(count / rowsPerPage))}`;
}

function title(document: LedgerDocument): string {
  switch (document.kind) {
    case 'Spend money':
    case 'Receive money':
      return [document.kind, document.merchantName || document.contact?.name || document.description]
        .filter(Boolean)
        .join(': ');
    case 'Transfer':
      return `Transfer: ${document.from.account.name} to ${document.to.account.name}`;
    case 'Bill':
      return `Bill: ${document.contact.name}`;
    default:
      return document.kind;
  }
}
