import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Sandbox } from '../sandbox';
import { allCompanies } from '../store/company';
import { accountingConnection, type ConnectionRow, connectionsOf, infoOf, packageOf } from '../store/connection';
import { card, table, tag } from './elements';
import { page } from './layout';

export function serveHome(app: Hono, sandbox: Sandbox): void {
  app.get('/', (context) => page(context, { title: 'Companies', body: home(sandbox) }));
}

function home(sandbox: Sandbox) {
  const companies = [...allCompanies(sandbox.store)].reverse();
  const columns = ['Company', 'Connection', { number: 'Records' }, 'Books'];
  const rows = companies.map((company) => row(sandbox, company));
  return html`<h1>A stand-in for Codat and the accounting packages</h1>
<p class="soft">Everything that an app sends to Codat arrives here instead. Open the books of a company to see its records.</p>
${companies.length === 0 ? card('No companies yet. A company appears when an app creates it.') : table({ label: 'Companies', columns, rows })}`;
}

function row({ store }: Sandbox, { id, name }: { readonly id: string; readonly name: string }) {
  const connection =
    accountingConnection(store, id) ?? connectionsOf(store, id).find((each) => each.source_type === 'Accounting');
  const records = store.count('entries WHERE company_id = ? AND transaction_id IS NOT NULL', id);
  return html`<tr>
<th scope="row">${name}</th>
<td>${connection ? describe(connection) : html`<span class="soft">none yet</span>`}</td>
<td class="num">${records}</td>
<td>${connection?.info ? html`<a href="/books/${id}" aria-label="Books of ${name}">Books</a>` : html`<a href="/link/company/${id}" aria-label="Link ${name}">Link</a>`}</td>
</tr>`;
}

function describe(connection: ConnectionRow) {
  const name = connection.info === null ? '' : infoOf(connection).name;
  const [status, kind] = statuses[connection.status];
  return html`${name} <span class="soft">${name === '' ? '' : 'in '}${packageOf(connection).name}</span> ${tag(status, kind)}`;
}

const statuses: Readonly<Record<ConnectionRow['status'], readonly [text: string, kind: 'soft' | 'good' | 'bad']>> = {
  PendingAuth: ['Waiting for consent', 'soft'],
  Linked: ['Linked', 'good'],
  Unlinked: ['Unlinked', 'bad'],
  Deauthorized: ['Deauthorised', 'bad'],
};
