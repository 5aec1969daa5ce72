import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Sandbox } from '../sandbox';
import { allCompanies } from '../store/company';
import { accountingConnection, connectionsOf, infoOf, packageOf } from '../store/connection';
import { page } from './layout';

export function serveHome(app: Hono, sandbox: Sandbox): void {
  app.get('/', (context) => page(context, { title: 'Companies', body: home(sandbox) }));
}

function home(sandbox: Sandbox) {
  const companies = [...allCompanies(sandbox.store)].reverse();
  return html`<h1>A stand-in for Codat and the books behind it</h1>
<p class="soft">Everything an app sends to Codat arrives here instead. Open a company's Books to see what was written.</p>
${
  companies.length === 0
    ? html`<div class="card"><p>No companies yet. They appear as soon as an app creates one.</p></div>`
    : html`<div class="card scroll" role="group" aria-label="Companies" tabindex="0"><table>
<caption class="visually-hidden">Companies</caption>
<thead><tr><th scope="col">Company</th><th scope="col">Package</th><th scope="col">Organisation</th><th scope="col">Connection</th><th scope="col">Records</th><th scope="col">Books</th></tr></thead>
<tbody>${companies.map((company) => row(sandbox, company))}</tbody></table></div>`
}`;
}

function row(sandbox: Sandbox, company: { readonly id: string; readonly name: string }) {
  const { store } = sandbox;
  const connection =
    accountingConnection(store, company.id) ??
    connectionsOf(store, company.id).find((each) => each.source_type === 'Accounting');
  const records =
    store.get<{ count: number }>(
      'SELECT count(*) AS count FROM entries WHERE company_id = ? AND transaction_id IS NOT NULL',
      company.id,
    )?.count ?? 0;
  return html`<tr>
<th scope="row">${company.name}</th>
<td>${connection ? packageOf(connection).name : 'none'}</td>
<td>${connection?.info ? infoOf(connection).name : '—'}</td>
<td>${connection?.status ?? '—'}</td>
<td class="num">${records}</td>
<td>${connection?.info ? html`<a href="/books/${company.id}">Books of ${company.name}</a>` : html`<a href="/link/company/${company.id}">Link ${company.name}</a>`}</td>
</tr>`;
}
