import { html } from 'hono/html';
import { formatMoney } from '../../engine/money';
import { trialBalance } from '../../ledger/ledger';
import type { Account } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { liveRecords } from '../../store/books';
import { type ConnectionRow, infoOf } from '../../store/connection';
import { table, tag } from '../elements';
import type { Html } from '../layout';

/**
 * Shows the chart of accounts with balances in the currency of each account, and the trial balance in the base
 * currency.
 */
export function accountsPage(sandbox: Sandbox, connection: ConnectionRow): Html {
  const base = infoOf(connection).baseCurrency;
  const accounts = new Map(
    liveRecords(sandbox.store, connection.id, 'chartOfAccounts').map((account) => [account.id, account]),
  );
  const lines = trialBalance(sandbox.store, connection.id);
  const debits = lines.reduce((sum, line) => sum + Math.max(line.base, 0), 0);
  const credits = lines.reduce((sum, line) => sum + Math.max(-line.base, 0), 0);
  const rows = lines.map((line) => {
    const account = accounts.get(line.id);
    return html`<tr><td>${line.nominalCode}</td><th scope="row"><a href="/books/${connection.company_id}/accounts/${encodeURIComponent(line.id)}">${line.name}</a></th><td>${account ? typeName(account) : ''}</td><td>${account?.status === 'Archived' ? tag('Archived', 'bad') : 'Active'}</td><td class="num">${formatMoney(line.native, line.currency)}</td><td class="num">${line.base > 0 ? formatMoney(line.base, base) : ''}</td><td class="num">${line.base < 0 ? formatMoney(-line.base, base) : ''}</td></tr>`;
  });
  const numbers = ['Balance', `Debit, ${base}`, `Credit, ${base}`].map((number) => ({ number }));
  return html`<h2 class="visually-hidden">Accounts</h2>
${table({
  label: 'Accounts and balances',
  columns: ['Code', 'Account', 'Type', 'Status', ...numbers],
  rows,
  footer: html`<tfoot><tr><th scope="row" colspan="5">${debits === credits ? 'Debits and credits agree' : `Out of balance by ${formatMoney(debits - credits, base)}`}</th><td class="num">${formatMoney(debits, base)}</td><td class="num">${formatMoney(credits, base)}</td></tr></tfoot>`,
})}`;
}

export const typeName = (account: Account): string =>
  account.bank === 'Credit' ? 'Credit card' : account.bank ? 'Bank' : account.type;
