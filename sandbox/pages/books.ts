import type { Hono } from 'hono';
import { html } from 'hono/html';
import { longDay } from '../engine/day';
import { formatMoney } from '../engine/money';
import { type EntryRow, trialBalance } from '../ledger/ledger';
import type { SpendRecord } from '../ledger/spend';
import type { Sandbox } from '../sandbox';
import { liveRecord } from '../store/books';
import { findCompany } from '../store/company';
import { accountingConnection, type ConnectionRow, infoOf, packageOf } from '../store/connection';
import { page } from './layout';

const recordsPerPage = 50;

interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

export function serveBooks(app: Hono, sandbox: Sandbox): void {
  app.get('/books/:companyId', (context) => {
    const company = findCompany(sandbox.store, context.req.param('companyId'));
    const connection = company && accountingConnection(sandbox.store, company.id);
    if (!company || !connection) {
      return page(context, {
        title: 'No books',
        status: 404,
        body: html`<h1>No books here</h1><p>This company is not linked to an accounting package.</p>`,
      });
    }
    const from = Math.max(1, Number(context.req.query('page')) || 1);
    return page(context, { title: `Books of ${company.name}`, body: books(sandbox, connection, company.name, from) });
  });

  app.get('/books/:companyId/attachments/:attachmentId', (context) => {
    const { companyId, attachmentId } = context.req.param();
    const file = sandbox.store.get<AttachmentRow & { bytes: Uint8Array<ArrayBuffer> }>(
      'SELECT * FROM attachments WHERE company_id = ? AND id = ?',
      companyId,
      attachmentId,
    );
    if (!file) return context.text('There is no such attachment.', 404);
    return context.body(file.bytes, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
    });
  });
}

function books(sandbox: Sandbox, connection: ConnectionRow, companyName: string, from: number) {
  const { store } = sandbox;
  const info = infoOf(connection);
  const count =
    store.get<{ count: number }>(
      'SELECT count(*) AS count FROM entries WHERE connection_id = ? AND transaction_id IS NOT NULL',
      connection.id,
    )?.count ?? 0;
  const entries = store.all<EntryRow>(
    'SELECT * FROM entries WHERE connection_id = ? AND transaction_id IS NOT NULL ORDER BY position DESC LIMIT ? OFFSET ?',
    connection.id,
    recordsPerPage,
    (from - 1) * recordsPerPage,
  );
  const lines = trialBalance(store, connection.id);
  const off = lines.reduce((sum, line) => sum + line.base, 0);
  return html`<h1>Books of ${info.name}</h1>
<p class="soft">${packageOf(connection).name} · ${info.baseCurrency} · linked as ${companyName} · <span class="tag ${connection.status === 'Linked' ? 'good' : 'bad'}">${connection.status}</span>
${info.lockDate ? html` · closed up to ${longDay(info.lockDate)}` : ''} · <a href="/_sandbox/company/${connection.company_id}">Change these books</a></p>
<h2 id="records">Spend and receive money <span class="soft small">(${count})</span></h2>
${count === 0 ? html`<div class="card"><p>Nothing has been written yet. Records appear here after a sync.</p></div>` : entries.map((entry) => record(sandbox, connection, entry))}
${pager(connection.company_id, from, count)}
<h2 id="accounts">Accounts</h2>
<div class="card scroll" role="group" aria-label="Accounts and balances" tabindex="0"><table><caption class="visually-hidden">Accounts and balances</caption>
<thead><tr><th scope="col">Code</th><th scope="col">Account</th><th scope="col">Type</th><th scope="col">Status</th><th scope="col" class="num">Balance</th></tr></thead>
<tbody>${lines.map((line) => {
    const account = liveRecord(store, connection.id, 'chartOfAccounts', line.id);
    return html`<tr><td>${line.nominalCode}</td><th scope="row">${line.name}</th><td>${account?.bank === 'Credit' ? 'Credit card' : account?.bank ? 'Bank' : account?.type}</td><td>${account?.status}</td><td class="num">${formatMoney(line.native, line.currency)}</td></tr>`;
  })}</tbody></table>
<p class="small soft">${off === 0 ? 'Debits and credits agree.' : `Out of balance by ${formatMoney(off, info.baseCurrency)}.`}</p></div>`;
}

function record(sandbox: Sandbox, connection: ConnectionRow, entry: EntryRow) {
  const spend: SpendRecord = JSON.parse(entry.doc);
  const money = (minor: number): string => formatMoney(minor, spend.currency);
  const files = sandbox.store.all<AttachmentRow>(
    'SELECT id, name, type, size, sha256 FROM attachments WHERE connection_id = ? AND entry_id = ? ORDER BY created',
    connection.id,
    entry.id,
  );
  return html`<article class="card" id="record-${entry.transaction_id}" aria-labelledby="title-${entry.transaction_id}">
<div class="row"><h3 id="title-${entry.transaction_id}">${entry.kind}${spend.type === 'Payment' ? '' : ` (${spend.type})`}: ${spend.contact?.name || spend.description || 'no contact'}</h3><strong class="num">${money(spend.total)}</strong></div>
<dl class="facts">
<div><dt>Date</dt><dd>${longDay(entry.date)}</dd></div>
<div><dt>Merchant</dt><dd>${spend.merchantName || '—'}</dd></div>
<div><dt>Reference</dt><dd>${spend.reference || '—'}</dd></div>
<div><dt>Description</dt><dd>${spend.description || '—'}</dd></div>
<div><dt>Bank account</dt><dd>${spend.bank.code} ${spend.bank.name}</dd></div>
${spend.rate === 1 ? '' : html`<div><dt>Currency rate</dt><dd>${spend.rate}</dd></div>`}
${spend.draft ? html`<div><dt>State</dt><dd>Draft</dd></div>` : ''}
${spend.revision > 1 ? html`<div><dt>Revision</dt><dd>${spend.revision}</dd></div>` : ''}
</dl>
<div class="scroll" role="group" aria-label="Lines" tabindex="0"><table><caption class="visually-hidden">Lines</caption>
<thead><tr><th scope="col">Account</th><th scope="col">Tax rate</th><th scope="col">Tracking</th><th scope="col" class="num">Net</th><th scope="col" class="num">Tax</th></tr></thead>
<tbody>${spend.lines.map((line) => html`<tr><td>${line.account.code} ${line.account.name}</td><td>${line.taxRate?.name ?? 'No tax'}</td><td>${line.tracking.map(({ name }) => name).join(', ') || '—'}</td><td class="num">${money(line.net)}</td><td class="num">${money(line.tax)}</td></tr>`)}</tbody></table></div>
${
  files.length === 0
    ? html`<p class="small soft">No attachments.</p>`
    : html`<h4 class="small">Attachments</h4><ul class="plain">${files.map(
        (file) =>
          html`<li><a href="/books/${connection.company_id}/attachments/${file.id}">${file.name}</a> <span class="soft">${size(file.size)}, SHA-256</span> <span class="hash">${file.sha256}</span></li>`,
      )}</ul>`
}
<p class="small soft">Record <code>${entry.id}</code> · transaction <code>${entry.transaction_id}</code></p>
</article>`;
}

function pager(companyId: string, from: number, count: number) {
  if (count <= recordsPerPage) return '';
  const last = Math.ceil(count / recordsPerPage);
  return html`<nav aria-label="Pages">${from > 1 ? html`<a href="/books/${companyId}?page=${from - 1}">Newer</a>` : ''}<span>Page ${from} of ${last}</span>${from < last ? html`<a href="/books/${companyId}?page=${from + 1}">Older</a>` : ''}</nav>`;
}

const size = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 * 1024
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
