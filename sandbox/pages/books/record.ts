import { html } from 'hono/html';
import { formatDay } from '../../engine/day';
import { formatMoney } from '../../engine/money';
import { attachmentsOf } from '../../ledger/attachment';
import type { BillRecord } from '../../ledger/bill';
import type { LedgerDocument } from '../../ledger/document';
import type { JournalRecord } from '../../ledger/journal';
import type { EntryRow } from '../../ledger/ledger';
import type { LedgerLine } from '../../ledger/record';
import type { SpendRecord } from '../../ledger/spend';
import type { TransferRecord } from '../../ledger/transfer';
import type { Sandbox } from '../../sandbox';
import type { ConnectionRow } from '../../store/connection';
import type { Html } from '../layout';

interface Face {
  readonly title: string;
  readonly total: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly lines: Html;
}

/** One record as the package shows it: its facts, lines, files, the statement line it is reconciled with. */
export function recordCard(
  sandbox: Sandbox,
  connection: ConnectionRow,
  entry: EntryRow,
  document: LedgerDocument,
): Html {
  const face = faceOf(document);
  const key = entry.transaction_id ?? entry.id;
  return html`<article class="card" id="record-${key}" aria-labelledby="title-${key}">
<div class="row"><h3 id="title-${key}">${face.title}${entry.voided ? html` <span class="tag bad">Deleted</span>` : ''}</h3><strong class="num">${face.total}</strong></div>
<dl class="facts"><div><dt>Date</dt><dd>${formatDay(entry.date)}</dd></div>${face.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value || '—'}</dd></div>`)}${reconciled(sandbox, connection, entry)}</dl>
${face.lines}
${files(sandbox, connection, entry)}
<p class="small soft">Record <code>${entry.id}</code>${entry.transaction_id ? html` · transaction <code>${entry.transaction_id}</code>` : ''}${entry.push_id ? html` · push operation <code>${entry.push_id}</code>` : ''}${entry.request_id ? html` · <a href="/_sandbox/requests/${entry.request_id}">the request that wrote it</a>` : ''}</p>
</article>`;
}

function faceOf(document: LedgerDocument): Face {
  switch (document.kind) {
    case 'Spend money':
    case 'Receive money':
      return spendFace(document.kind, document);
    case 'Transfer':
      return transferFace(document);
    case 'Bill':
      return billFace(document);
    case 'Journal':
      return journalFace(document);
    case 'Opening balances':
      return { title: 'Opening balances', total: '', facts: [], lines: html`` };
  }
}

const spendFace = (kind: string, spend: SpendRecord): Face => ({
  title: `${kind}${spend.type === 'Payment' ? '' : ` (${spend.type})`}: ${spend.contact?.name || spend.description || 'no contact'}`,
  total: formatMoney(spend.total, spend.currency),
  facts: [
    ['Merchant', spend.merchantName],
    ['Reference', spend.reference],
    ['Description', spend.description],
    ['Bank account', `${spend.bank.code} ${spend.bank.name}`],
    ...rate(spend),
    ...(spend.draft ? [['State', 'Draft'] as const] : []),
    ...revision(spend),
  ],
  lines: linesTable(spend.lines, spend.currency),
});

const billFace = (bill: BillRecord): Face => ({
  title: `Bill: ${bill.contact.name}`,
  total: formatMoney(bill.total, bill.currency),
  facts: [
    ['Due', formatDay(bill.dueDate)],
    ['Reference', bill.reference],
    ['Description', bill.description],
    ['Owed on', `${bill.payable.code} ${bill.payable.name}`],
    ...rate(bill),
    ...revision(bill),
  ],
  lines: linesTable(bill.lines, bill.currency),
});

const transferFace = ({ from, to, description, revision: number }: TransferRecord): Face => ({
  title: `Transfer: ${from.account.name} to ${to.account.name}`,
  total: formatMoney(from.amount, from.currency),
  facts: [
    ['From', `${from.account.code} ${from.account.name}, ${formatMoney(from.amount, from.currency)}`],
    ['To', `${to.account.code} ${to.account.name}, ${formatMoney(to.amount, to.currency)}`],
    ['Description', description],
    ...revision({ revision: number }),
  ],
  lines: html``,
});

const journalFace = (journal: JournalRecord): Face => ({
  title: `Journal: ${journal.reference || journal.description || 'no reference'}`,
  total: formatMoney(
    journal.lines.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0),
    journal.currency,
  ),
  facts: [['Description', journal.description], ...rate(journal), ...revision(journal)],
  lines: html`<div class="scroll" role="group" aria-label="Lines" tabindex="0"><table><caption class="visually-hidden">Lines</caption>
<thead><tr><th scope="col">Account</th><th scope="col">Description</th><th scope="col">Tracking</th><th scope="col" class="num">Debit</th><th scope="col" class="num">Credit</th></tr></thead>
<tbody>${journal.lines.map((line) => html`<tr><td>${line.account.code} ${line.account.name}</td><td>${line.description || '—'}</td><td>${names(line.tracking)}</td><td class="num">${line.amount > 0 ? formatMoney(line.amount, journal.currency) : ''}</td><td class="num">${line.amount < 0 ? formatMoney(-line.amount, journal.currency) : ''}</td></tr>`)}</tbody></table></div>`,
});

const rate = ({ rate: value }: { readonly rate: number }): Face['facts'] =>
  value === 1 ? [] : [['Currency rate', String(value)]];
const revision = ({ revision: number }: { readonly revision: number }): Face['facts'] =>
  number > 1 ? [['Revision', String(number)]] : [];
const names = (tracking: LedgerLine['tracking']): string => tracking.map(({ name }) => name).join(', ') || '—';

const linesTable = (lines: readonly LedgerLine[], currency: string): Html =>
  html`<div class="scroll" role="group" aria-label="Lines" tabindex="0"><table><caption class="visually-hidden">Lines</caption>
<thead><tr><th scope="col">Account</th><th scope="col">Tax rate</th><th scope="col">Tracking</th><th scope="col" class="num">Net</th><th scope="col" class="num">Tax</th></tr></thead>
<tbody>${lines.map((line) => html`<tr><td>${line.account.code} ${line.account.name}${line.description ? html`<br><span class="soft">${line.description}</span>` : ''}</td><td>${line.taxRate?.name ?? 'No tax'}</td><td>${names(line.tracking)}</td><td class="num">${formatMoney(line.net, currency)}</td><td class="num">${formatMoney(line.tax, currency)}</td></tr>`)}</tbody></table></div>`;

function reconciled(sandbox: Sandbox, connection: ConnectionRow, entry: EntryRow): Html | readonly Html[] {
  const lines = sandbox.store.all<{ id: string; account_id: string; date: string }>(
    'SELECT id, account_id, date FROM bank_lines WHERE connection_id = ? AND entry_id = ?',
    connection.id,
    entry.id,
  );
  return lines.map(
    (line) =>
      html`<div><dt>Reconciled</dt><dd><a href="/books/${connection.company_id}/bank/${encodeURIComponent(line.account_id)}#line-${line.id}">Bank line of ${formatDay(line.date)}</a></dd></div>`,
  );
}

function files(sandbox: Sandbox, connection: ConnectionRow, entry: EntryRow): Html {
  const attached = attachmentsOf(sandbox.store, connection.id, entry.id);
  if (attached.length === 0) return html`<p class="small soft">No attachments.</p>`;
  return html`<h4 class="small">Attachments</h4><ul class="plain">${attached.map(
    (file) =>
      html`<li><a href="/books/${connection.company_id}/attachments/${file.id}">${file.name}</a> <span class="soft">${size(file.size)}, SHA-256</span> <span class="hash">${file.sha256}</span></li>`,
  )}</ul>`;
}

const size = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 * 1024
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
