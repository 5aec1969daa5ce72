import { html } from 'hono/html';
import { formatDay } from '../../engine/day';
import { formatMoney } from '../../engine/money';
import { type BankLineRow, bankLinesOf } from '../../ledger/bank-line';
import { balanceOf } from '../../ledger/ledger';
import { candidatesFor } from '../../ledger/reconciliation';
import type { Account } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { liveRecords } from '../../store/books';
import type { ConnectionRow } from '../../store/connection';
import { card, pager, table } from '../elements';
import type { Html } from '../layout';
import { typeName } from './accounts';

const linesPerPage = 100;

interface Statement {
  readonly lines: number;
  readonly open: number;
}

function statementOf(sandbox: Sandbox, connection: ConnectionRow, account: Account): Statement {
  const sql =
    'SELECT count(*) AS lines, coalesce(sum(entry_id IS NULL), 0) AS open FROM bank_lines WHERE connection_id = ? AND account_id = ?';
  return sandbox.store.get<Statement>(sql, connection.id, account.id) ?? { lines: 0, open: 0 };
}

/** Lists the bank accounts and cards, each with its balance and its number of statement lines. */
export function bankPage(sandbox: Sandbox, connection: ConnectionRow): Html {
  const accounts = liveRecords(sandbox.store, connection.id, 'chartOfAccounts').filter(({ bank }) => bank);
  const rows = accounts.map((account) => {
    const { lines, open } = statementOf(sandbox, connection, account);
    return html`<tr><th scope="row"><a href="/books/${connection.company_id}/bank/${encodeURIComponent(account.id)}">${account.code} ${account.name}</a></th><td>${typeName(account)}, ${account.currency}</td><td class="num">${formatMoney(balanceOf(sandbox.store, connection.id, account.id).native, account.currency)}</td><td class="num">${lines}</td><td class="num">${open}</td></tr>`;
  });
  const numbers = ['Balance in the books', 'Statement lines', 'To reconcile'].map((number) => ({ number }));
  return html`<h2 class="visually-hidden">Bank accounts</h2>
${table({ label: 'Bank accounts', columns: ['Account', 'Kind', ...numbers], rows })}`;
}

/**
 * Shows the statement of an account, newest line first. Each line shows the record it is reconciled with, or the
 * records that it could be reconciled with.
 */
export function statementPage(sandbox: Sandbox, connection: ConnectionRow, account: Account, from: number): Html {
  const { lines, open } = statementOf(sandbox, connection, account);
  const slice = { from: (from - 1) * linesPerPage, count: linesPerPage };
  const rows = bankLinesOf(sandbox.store, connection.id, account.id, slice);
  const address = `/books/${connection.company_id}/bank/${encodeURIComponent(account.id)}`;
  return html`<h2>${account.code} ${account.name} <span class="soft small">${open === 0 ? 'all reconciled' : `${open} of ${lines} to reconcile`}</span></h2>
<p><a href="/books/${connection.company_id}/accounts/${encodeURIComponent(account.id)}">Postings and running balance</a></p>
${
  lines === 0
    ? card('No statement lines yet. They appear here when an app pushes bank transactions to this account.')
    : table({
        label: 'Statement lines',
        columns: ['Date', 'Line', { number: 'Amount' }, { number: 'Balance' }, 'Reconciled with'],
        rows: rows.map((row) => statementLine(sandbox, connection, account, row)),
      })
}
${pager(address, from, Math.ceil(lines / linesPerPage))}`;
}

function statementLine(sandbox: Sandbox, connection: ConnectionRow, account: Account, row: BankLineRow): Html {
  return html`<tr id="line-${row.id}"><td>${formatDay(row.date)}</td><td>${row.counterparty || row.description || '—'}${row.reference ? html`<br><span class="soft">${row.reference}</span>` : ''}</td><td class="num">${formatMoney(row.amount, account.currency)}</td><td class="num">${formatMoney(row.balance, account.currency)}</td><td>${row.entry_id === null ? openLine(sandbox, connection, row) : matchedLine(sandbox, connection, row, row.entry_id)}</td></tr>`;
}

function matchedLine(sandbox: Sandbox, connection: ConnectionRow, row: BankLineRow, entryId: string): Html {
  const sql = 'SELECT coalesce(transaction_id, id) AS key FROM entries WHERE connection_id = ? AND id = ?';
  const key = sandbox.store.get<{ key: string }>(sql, connection.id, entryId)?.key ?? entryId;
  return html`<form class="inline" method="post"><a href="/books/${connection.company_id}/records/${encodeURIComponent(key)}"><code>${entryId}</code></a><input type="hidden" name="line" value="${row.id}"><button class="quiet little" name="answer" value="undo" aria-label="Undo the match of ${row.id}">Undo</button></form>`;
}

function openLine(sandbox: Sandbox, connection: ConnectionRow, row: BankLineRow): Html {
  const { id, account_id: accountId, date, amount } = row;
  const candidates = candidatesFor(sandbox.store, connection.id, { id, accountId, date, amount });
  if (candidates.length === 0) return html`<span class="soft">No record with this amount near this date</span>`;
  return html`<form class="inline" method="post"><input type="hidden" name="line" value="${row.id}"><select name="record" aria-label="Record for ${row.id}">${candidates.map(({ id, date }) => html`<option value="${id}">${formatDay(date)} · ${id}</option>`)}</select><button class="quiet little" name="answer" value="match">Match</button></form>`;
}
