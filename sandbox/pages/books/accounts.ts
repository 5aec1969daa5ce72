import { html } from 'hono/html';
import { formatMoney } from '../../engine/money';
import { trialBalance } from '../../ledger/ledger';
import type { Account } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { liveRecords } from '../../store/books';
import { type ConnectionRow, infoOf } from '../../store/connection';
import type { Html } from '../layout';

/** The chart of accounts with its balances: in the account's own currency, and in base for the trial balance. */
export function accountsPage(sandbox: Sandbox, connection: ConnectionRow): Html {
  const base = infoOf(connection).baseCurrency;
  const accounts = new Map(
    liveRecords(sandbox.store, connection.id, 'chartOfAccounts').map((account) => [account.id, account]),
  );
  const lines = trialBalance(sandbox.store, connection.id);
  const debits = lines.reduce((sum, line) => sum + Math.max(line.base, 0), 0);
  const credits = lines.reduce((sum, line) => sum + Math.max(-line.base, 0), 0);
  return html`<h2 class="visually-hidden">Accounts</h2>
<div class="card scroll" role="group" aria-label="Accounts and balances" tabindex="0"><table><caption class="visually-hidden">Accounts and balances</caption>
<thead><tr><th scope="col">Code</th><th scope="col">Account</th><th scope="col">Type</th><th scope="col">Status</th><th scope="col" class="num">Balance</th><th scope="col" class="num">Debit, ${base}</th><th scope="col" class="num">Credit, ${base}</th></tr></thead>
<tbody>${lines.map((line) => {
    const account = accounts.get(line.id);
    return html`<tr><td>${line.nominalCode}</td><th scope="row"><a href="/books/${connection.company_id}/accounts/${encodeURIComponent(line.id)}">${line.name}</a></th><td>${account ? typeName(account) : ''}</td><td>${account?.status === 'Archived' ? html`<span class="tag bad">Archived</span>` : 'Active'}</td><td class="num">${formatMoney(line.native, line.currency)}</td><td class="num">${line.base > 0 ? formatMoney(line.base, base) : ''}</td><td class="num">${line.base < 0 ? formatMoney(-line.base, base) : ''}</td></tr>`;
  })}</tbody>
<tfoot><tr><th scope="row" colspan="5">${debits === credits ? 'Debits and credits agree' : `Out of balance by ${formatMoney(debits - credits, base)}`}</th><td class="num">${formatMoney(debits, base)}</td><td class="num">${formatMoney(credits, base)}</td></tr></tfoot></table></div>`;
}

export const typeName = (account: Account): string =>
  account.bank === 'Credit' ? 'Credit card' : account.bank ? 'Bank' : account.type;
