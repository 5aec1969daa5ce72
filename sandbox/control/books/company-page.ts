import type { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { formatMoney } from '../../engine/money';
import { balanceOf } from '../../ledger/ledger';
import { deauthorize } from '../../link/connection-lifecycle';
import { table, tag } from '../../pages/elements';
import { back, notFoundPage, page } from '../../pages/layout';
import type { Sandbox } from '../../sandbox';
import { liveRecords } from '../../store/books';
import { findCompany } from '../../store/company';
import { type ConnectionRow, infoOf, linkedAccounting, packageOf } from '../../store/connection';
import { connectionWithBooks, setAccountStatus, setLockDate, setSupplierStatus } from './book-changes';

const maxListed = 50;

/** Serves the page on which a person can change a company's books inside its accounting package. */
export function serveCompanyPage(app: Hono, sandbox: Sandbox): void {
  app.get('/_sandbox/company/:companyId', (context) => {
    const company = findCompany(sandbox.store, context.req.param('companyId'));
    const connection = company && connectionWithBooks(sandbox, company.id);
    if (!company || !connection)
      return notFoundPage(context, 'No books here', 'This company is not linked to an accounting package.');
    return page(context, {
      title: `Change the books of ${company.name}`,
      body: changes(sandbox, connection, company.name, context.req.query('supplier') ?? ''),
    });
  });

  app.post('/_sandbox/company/:companyId/:change', async (context) => {
    const { companyId, change } = context.req.param();
    const connection = connectionWithBooks(sandbox, companyId);
    if (!connection) return context.text('There is no such company with books.', 404);
    const form = await context.req.parseBody();
    const status = form.status === 'Archived' ? 'Archived' : 'Active';
    if (change === 'account') setAccountStatus(sandbox, connection, String(form.accountId), status);
    if (change === 'supplier') setSupplierStatus(sandbox, connection, String(form.supplierId), status);
    if (change === 'lock-date') {
      const day = z.iso.date().safeParse(form.lockDate);
      setLockDate(sandbox, connection, day.success && form.answer !== 'open' ? day.data : undefined);
    }
    const linked = linkedAccounting(sandbox.store, companyId);
    if (change === 'deauthorize' && linked) deauthorize(sandbox, linked);
    const found =
      typeof form.found === 'string' && form.found !== '' ? `?supplier=${encodeURIComponent(form.found)}` : '';
    return back(context, `/_sandbox/company/${companyId}${found}${change === 'supplier' ? '#suppliers' : ''}`);
  });
}

function changes(sandbox: Sandbox, connection: ConnectionRow, companyName: string, search: string) {
  const info = infoOf(connection);
  const { name } = packageOf(connection);
  const action = `/_sandbox/company/${connection.company_id}`;
  return html`<h1>Change the books of ${companyName}</h1>
<p class="soft">${info.name} in ${name} · ${tag(connection.status, connection.status === 'Linked' ? 'good' : 'bad')} · <a href="/books/${connection.company_id}">Open the books</a> · <a href="/_sandbox?company=${connection.company_id}#books">Choose a failure</a></p>
<p class="notice">Changes apply in the package at once. Codat and the apps see them after the next refresh.</p>
<h2>Closing date</h2><div class="card"><form class="inline" method="post" action="${action}/lock-date"><label>Books closed up to <input type="date" name="lockDate" value="${info.lockDate ?? ''}"></label><button class="little">Set closing date</button><button class="quiet little" name="answer" value="open">Open the books</button></form></div>
<h2>Access</h2><div class="card"><form method="post" action="${action}/deauthorize"><p>Revoke the access inside ${name}, as its owner can.</p><button class="little" ${connection.status === 'Linked' ? '' : 'disabled'}>Revoke access</button></form></div>
<h2>Accounts</h2>${accounts(sandbox, connection, action)}
<h2 id="suppliers">Suppliers</h2>${suppliers(sandbox, connection, action, search)}`;
}

function accounts({ store }: Sandbox, { id }: ConnectionRow, action: string) {
  const rows = liveRecords(store, id, 'chartOfAccounts').map((account) => {
    const balance = formatMoney(balanceOf(store, id, account.id).native, account.currency);
    return html`<tr><td>${account.code}</td><th scope="row">${account.name}</th><td>${account.status}</td><td class="num">${balance}</td><td><form method="post" action="${action}/account"><input type="hidden" name="accountId" value="${account.id}">${archiveButton(account.status, `${account.code} ${account.name}`)}</form></td></tr>`;
  });
  return table({ label: 'Accounts', columns: ['Code', 'Account', 'Status', { number: 'Balance' }, 'Change'], rows });
}

function suppliers({ store }: Sandbox, connection: ConnectionRow, action: string, search: string) {
  const all = liveRecords(store, connection.id, 'suppliers');
  const found = all.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const rows = found
    .slice(0, maxListed)
    .map(
      ({ id, name, status }) =>
        html`<tr><th scope="row">${name}</th><td>${status}</td><td><form method="post" action="${action}/supplier"><input type="hidden" name="supplierId" value="${id}"><input type="hidden" name="found" value="${search}">${archiveButton(status, name)}</form></td></tr>`,
    );
  return html`<div class="card"><form class="inline above" method="get" action="${action}#suppliers"><label>Name <input type="text" name="supplier" value="${search}"></label><button class="quiet little">Find suppliers</button></form>
${table({ label: 'Suppliers', columns: ['Supplier', 'Status', 'Change'], rows, bare: true })}
${found.length > maxListed ? html`<p class="small soft">${maxListed} of ${found.length.toLocaleString('en-GB')}. Find the others by name.</p>` : ''}</div>`;
}

function archiveButton(status: 'Active' | 'Archived', what: string) {
  const archived = status === 'Archived';
  return html`<button class="quiet little" name="status" value="${archived ? 'Active' : 'Archived'}" aria-label="${archived ? 'Restore' : 'Archive'} ${what}">${archived ? 'Restore' : 'Archive'}</button>`;
}
