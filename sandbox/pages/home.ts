import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Sandbox } from '../sandbox';
import { allCompanies } from '../store/company';
import { accountingConnection, type ConnectionRow, connectionsOf, infoOf, packageOf } from '../store/connection';
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
<thead><tr><th scope="col">Company</th><th scope="col">Connection</th><th scope="col" class="num">Records</th><th scope="col">Books</th></tr></thead>
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
<td>${connection ? told(connection) : html`<span class="soft">none yet</span>`}</td>
<td class="num">${records}</td>
<td>${connection?.info ? html`<a href="/books/${company.id}" aria-label="Books of ${company.name}">Books</a>` : html`<a href="/link/company/${company.id}" aria-label="Link ${company.name}">Link</a>`}</td>
</tr>`;
}

function told(connection: ConnectionRow) {
  const name = connection.info === null ? '' : infoOf(connection).name;
  return html`${name} <span class="soft">${name === '' ? '' : 'in '}${packageOf(connection).name}</span> <span class="tag ${marks[connection.status]}">${words[connection.status]}</span>`;
}

const words: Readonly<Record<ConnectionRow['status'], string>> = {
  PendingAuth: 'Waiting for consent',
  Linked: 'Linked',
  Unlinked: 'Unlinked',
  Deauthorized: 'Deauthorized',
};

const marks: Readonly<Record<ConnectionRow['status'], string>> = {
  PendingAuth: 'soft',
  Linked: 'good',
  Unlinked: 'bad',
  Deauthorized: 'bad',
};
