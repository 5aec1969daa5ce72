import type { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { MessageRow } from '../engine/delivery';
import { replay } from '../engine/delivery';
import { formatMoney } from '../engine/money';
import { balanceOf } from '../ledger/ledger';
import { deauthorize } from '../link/connect';
import { back, page } from '../pages/layout';
import type { Sandbox } from '../sandbox';
import { liveRecords } from '../store/books';
import { allCompanies, findCompany } from '../store/company';
import { type ConnectionRow, infoOf, linkedAccounting, packageOf } from '../store/connection';
import { connectionWithBooks, setAccountStatus, setLockDate } from './books-change';
import { faultKinds, faultRule } from './faults';

/** The control plane for people: plain forms that do what the JSON beside them does. */
export function serveControlPages(app: Hono, sandbox: Sandbox): void {
  app.get('/_sandbox', (context) => page(context, { title: 'Control', body: overview(sandbox) }));

  app.get('/_sandbox/company/:companyId', (context) => {
    const company = findCompany(sandbox.store, context.req.param('companyId'));
    const connection = company && connectionWithBooks(sandbox, company.id);
    if (!company || !connection)
      return page(context, {
        title: 'No books',
        status: 404,
        body: html`<h1>No books here</h1><p>This company is not linked to an accounting package.</p>`,
      });
    return page(context, {
      title: `Change the books of ${company.name}`,
      body: changes(sandbox, connection, company.name),
    });
  });

  app.post('/_sandbox/company/:companyId/:change', async (context) => {
    const { companyId, change } = context.req.param();
    const connection = connectionWithBooks(sandbox, companyId);
    if (!connection) return context.text('There is no such company with books.', 404);
    const form = await context.req.parseBody();
    if (change === 'account')
      setAccountStatus(sandbox, connection, String(form.accountId), form.status === 'Archived' ? 'Archived' : 'Active');
    if (change === 'lock-date') {
      const day = z.iso.date().safeParse(form.lockDate);
      setLockDate(sandbox, connection, day.success && form.answer !== 'open' ? day.data : undefined);
    }
    const linked = linkedAccounting(sandbox.store, companyId);
    if (change === 'deauthorize' && linked) deauthorize(sandbox, linked);
    return back(context, `/_sandbox/company/${companyId}`);
  });

  app.post('/_sandbox/failures', async (context) => {
    const form = await context.req.parseBody();
    const rule = faultRule.safeParse({
      operation: form.kind === 'push-error' ? 'create-expense-transaction' : '*',
      kind: form.kind,
      times: Number(form.times) || 1,
    });
    sandbox.faults.replace(rule.success ? [rule.data] : []);
    return back(context, '/_sandbox');
  });

  app.post('/_sandbox/webhooks/replay', async (context) => {
    replay(sandbox, String((await context.req.parseBody()).id));
    return back(context, '/_sandbox#webhooks');
  });
}

const kindNames: Readonly<Record<(typeof faultKinds)[number], string>> = {
  'push-error': 'The accounting package is down',
  status500: 'Codat answers 500',
  status503: 'Codat is offline for maintenance (503)',
  'rate-limit': 'Too many requests (429)',
  'timeout-before': 'No answer, nothing done',
  'timeout-after-commit': 'No answer, but it was done',
};

function overview(sandbox: Sandbox) {
  const companies = [...allCompanies(sandbox.store)].reverse();
  const messages = sandbox.store.all<MessageRow>('SELECT * FROM messages ORDER BY position DESC LIMIT 40');
  const active = sandbox.faults.list().filter(({ left }) => left === null || left > 0);
  return html`<h1>Control</h1>
<p class="soft">What happens at Codat and in the accounting packages, at your word.</p>
<h2>Companies</h2><div class="card"><ul class="plain">${companies
    .filter(({ id }) => connectionWithBooks(sandbox, id))
    .map(({ id, name }) => html`<li><a href="/_sandbox/company/${id}">Change the books of ${name}</a></li>`)}</ul></div>
<h2>Failures</h2><div class="card">
<p>${active.length === 0 ? 'Everything works.' : active.map(({ kind, left }) => `${kindNames[kind]}${left === null ? '' : `, ${left} more times`}. `)}</p>
<form class="inline" method="post" action="/_sandbox/failures"><label>Next <select name="kind"><option value="none">Nothing fails</option>${faultKinds.map((kind) => html`<option value="${kind}">${kindNames[kind]}</option>`)}</select></label>
<label>times <input type="text" inputmode="numeric" name="times" value="1" size="3"></label><button class="little">Apply</button></form></div>
<h2>Webhook signing secret</h2><div class="card"><p><code>${sandbox.webhookSecret}</code></p><p class="small soft">In Codat: Portal, Settings, Webhooks. The client id is <code>${sandbox.clientId}</code>.</p></div>
<h2 id="webhooks">Webhooks</h2><div class="card scroll" role="group" aria-label="Newest webhooks" tabindex="0"><table><caption class="visually-hidden">Newest webhooks</caption><thead><tr><th scope="col">Event</th><th scope="col">When</th><th scope="col">State</th><th scope="col">Attempts</th><th scope="col">Last answer</th><th scope="col">Replay</th></tr></thead>
<tbody>${messages.map((message) => html`<tr><td>${message.event_type}<br><code>${message.id}</code></td><td>${message.created}</td><td>${message.status}</td><td class="num">${message.attempts}</td><td>${message.last_result ?? '—'}</td><td><form method="post" action="/_sandbox/webhooks/replay"><input type="hidden" name="id" value="${message.id}"><button class="quiet little">Replay</button></form></td></tr>`)}</tbody></table></div>
<h2 id="requests">Requests</h2><div class="card scroll" role="group" aria-label="Newest requests" tabindex="0"><table><caption class="visually-hidden">Newest requests</caption><thead><tr><th scope="col">When</th><th scope="col">Operation</th><th scope="col">Status</th><th scope="col">ms</th><th scope="col">Note</th></tr></thead>
<tbody>${sandbox.requests.newest(60).map((request) => html`<tr><td>${request.at}</td><td>${request.operation}<br><code>${request.method} ${request.path}</code></td><td class="num">${request.status}</td><td class="num">${request.durationMs}</td><td>${[request.replayed ? 'replayed' : '', request.fault ?? ''].filter(Boolean).join(', ') || '—'}</td></tr>`)}</tbody></table></div>`;
}

function changes(sandbox: Sandbox, connection: ConnectionRow, companyName: string) {
  const info = infoOf(connection);
  const action = `/_sandbox/company/${connection.company_id}`;
  const accounts = liveRecords(sandbox.store, connection.id, 'chartOfAccounts');
  return html`<h1>Change the books of ${companyName}</h1>
<p class="soft">${info.name} in ${packageOf(connection).name} · <span class="tag ${connection.status === 'Linked' ? 'good' : 'bad'}">${connection.status}</span> · <a href="/books/${connection.company_id}">Open the books</a></p>
<p class="notice">What you change here is in the package at once. Codat, and every app behind it, sees it with the next refresh.</p>
<h2>Closing date</h2><div class="card"><form class="inline" method="post" action="${action}/lock-date"><label>Books closed up to <input type="date" name="lockDate" value="${info.lockDate ?? ''}"></label><button class="little">Set closing date</button><button class="quiet little" name="answer" value="open">Open the books</button></form></div>
<h2>Permission</h2><div class="card"><form method="post" action="${action}/deauthorize"><p>Take the permission away inside ${packageOf(connection).name}, as its owner can.</p><button class="little" ${connection.status === 'Linked' ? '' : 'disabled'}>Revoke access</button></form></div>
<h2>Accounts</h2><div class="card scroll" role="group" aria-label="Accounts" tabindex="0"><table><caption class="visually-hidden">Accounts</caption><thead><tr><th scope="col">Code</th><th scope="col">Account</th><th scope="col">Status</th><th scope="col" class="num">Balance</th><th scope="col">Change</th></tr></thead>
<tbody>${accounts.map((account) => {
    const archived = account.status === 'Archived';
    return html`<tr><td>${account.code}</td><th scope="row">${account.name}</th><td>${account.status}</td><td class="num">${formatMoney(balanceOf(sandbox.store, connection.id, account.id).native, account.currency)}</td><td><form method="post" action="${action}/account"><input type="hidden" name="accountId" value="${account.id}"><button class="quiet little" name="status" value="${archived ? 'Active' : 'Archived'}" aria-label="${archived ? 'Restore' : 'Archive'} ${account.code} ${account.name}">${archived ? 'Restore' : 'Archive'}</button></form></td></tr>`;
  })}</tbody></table></div>`;
}
