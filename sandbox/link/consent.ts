import type { Context } from 'hono';
import { html } from 'hono/html';
import type { AccountingPackage } from '../packages/package';
import { page } from '../pages/layout';
import type { Sandbox } from '../sandbox';
import { type ConnectionRow, packageOf } from '../store/connection';
import { readProfile } from '../store/profile';
import type { PageResponse } from './result-pages';
import { stepUrl } from './step-url';

/** Returns the terms that a person agrees to. Hosted Link and the Link SDK show the same terms. */
export const consentTerms = (accountingPackage: AccountingPackage) => ({
  read: [
    "your company's name, currency and closing date",
    'the chart of accounts and bank accounts, with balances',
    'tax rates and tracking categories',
    'suppliers and customers',
  ],
  write: accountingPackage.supportsExpenses
    ? [
        'expenses, refunds and rewards, as spend and receive money',
        ...(accountingPackage.attachments ? ['receipts, attached to them'] : []),
        'accounts and suppliers that you add there',
      ]
    : (accountingPackage.writesDirectly ?? ['nothing: this package does not support expenses']),
});

export function consent(context: Context, sandbox: Sandbox, connection: ConnectionRow): PageResponse {
  const accountingPackage = packageOf(connection);
  const client = readProfile(sandbox.store).name;
  const { read, write } = consentTerms(accountingPackage);
  return page(context, {
    title: `Connect ${accountingPackage.name}`,
    narrow: true,
    body: html`<div class="badge"><img src="/_sandbox/logos/${accountingPackage.key}.svg" alt="" width="40" height="40"><span class="soft">${accountingPackage.name}</span></div>
<h1>Allow ${client} to use your ${accountingPackage.name} books?</h1>
<div class="card"><h2 class="small">It will read</h2>
<ul class="plain">${read.map((each) => html`<li>${each}</li>`)}</ul>
<h2 class="small">It will write</h2>
<ul class="plain">${write.map((each) => html`<li>${each}</li>`)}</ul></div>
<p class="small soft">You can revoke this access at any time, there or in ${accountingPackage.name}.</p>
<form method="post" action="${stepUrl(context, connection, 'consent')}"><div class="actions"><button name="answer" value="allow">Allow access</button><button class="quiet" name="answer" value="cancel">Cancel</button></div>
<p class="small soft aside">For testing: <button class="quiet little" name="answer" value="error">The package reports an error</button></p></form>`,
  });
}
