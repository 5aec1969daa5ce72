import { html } from 'hono/html';
import { formatDay } from '../../engine/day';
import { formatMoney } from '../../engine/money';
import { attachmentsOf } from '../../ledger/attachment';
import type { BillRecord } from '../../ledger/bill';
import type { BillPaymentRecord } from '../../ledger/bill-payment';
import type { LedgerDocument } from '../../ledger/document';
import type { JournalRecord } from '../../ledger/journal';
import type { EntryRow } from '../../ledger/ledger';
import type { LedgerLine } from '../../ledger/record';
import type { SpendRecord } from '../../ledger/spend';
import type { TransferRecord } from '../../ledger/transfer';
import type { Sandbox } from '../../sandbox';
import type { ConnectionRow } from '../../store/connection';
import { facts, table, tag } from '../elements';
import type { Html } from '../layout';

type Facts = readonly (readonly [name: string, value: string | Html])[];

interface RecordSummary {
  readonly title: string;
  readonly total: string;
  readonly facts: Facts;
  readonly lines: Html;
}

/** Shows a record with its details, lines, attachments and statement line, much as the package would show it. */
export function recordCard(
  sandbox: Sandbox,
  connection: ConnectionRow,
  entry: EntryRow,
  document: LedgerDocument,
): Html {
  const summary = summaryOf(document);
  const key = entry.transaction_id ?? entry.id;
  return html`<article class="card" id="record-${key}" aria-labelledby="title-${key}">
<div class="row"><h3 id="title-${key}">${summary.title}${entry.voided ? html` ${tag('Deleted', 'bad')}` : ''}</h3><strong class="num">${summary.total}</strong></div>
${facts([['Date', formatDay(entry.date)], ...summary.facts, ...reconciled(sandbox, connection, entry)])}
${summary.lines}
${files(sandbox, connection, entry)}
<p class="small soft">Record <code>${entry.id}</code>${entry.transaction_id ? html` · transaction <code>${entry.transaction_id}</code>` : ''}${entry.push_id ? html` · push operation <code>${entry.push_id}</code>` : ''}${entry.request_id ? html` · <a href="/_sandbox/requests/${entry.request_id}">request</a>` : ''}</p>
</article>`;
}

function summaryOf(document: LedgerDocument): RecordSummary {
  switch (document.kind) {
    case 'Spend money':
    case 'Receive money':
      return spendSummary(document.kind, document);
    case 'Transfer':
      return transferSummary(document);
    case 'Bill':
      return billSummary(document);
    case 'Bill payment':
      return paymentSummary(document);
    case 'Journal':
      return journalSummary(document);
    case 'Opening balances':
      return { title: 'Opening balances', total: '', facts: [], lines: html`` };
  }
}

const spendSummary = (kind: string, spend: SpendRecord): RecordSummary => ({
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

const billSummary = (bill: BillRecord): RecordSummary => ({
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

const paymentSummary = (payment: BillPaymentRecord): RecordSummary => ({
  title: `Payment of a bill: ${payment.contact.name}`,
  total: formatMoney(payment.amount, payment.currency),
  facts: [['Bank account', `${payment.bank.code} ${payment.bank.name}`], ['Bill', payment.billId], ...rate(payment)],
  lines: html``,
});

const transferSummary = ({ from, to, description, revision: number }: TransferRecord): RecordSummary => ({
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

const journalSummary = (journal: JournalRecord): RecordSummary => ({
  title: `Journal: ${journal.reference || journal.description || 'no reference'}`,
  total: formatMoney(
    journal.lines.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0),
    journal.currency,
  ),
  facts: [['Description', journal.description], ...rate(journal), ...revision(journal)],
  lines: table({
    label: 'Lines',
    columns: ['Account', 'Description', 'Tracking', { number: 'Debit' }, { number: 'Credit' }],
    rows: journal.lines.map(
      (line) =>
        html`<tr><td>${line.account.code} ${line.account.name}</td><td>${line.description || '—'}</td><td>${names(line.tracking)}</td><td class="num">${line.amount > 0 ? formatMoney(line.amount, journal.currency) : ''}</td><td class="num">${line.amount < 0 ? formatMoney(-line.amount, journal.currency) : ''}</td></tr>`,
    ),
    bare: true,
  }),
});

const rate = ({ rate: value }: { readonly rate: number }): Facts =>
  value === 1 ? [] : [['Currency rate', String(value)]];
const revision = ({ revision: number }: { readonly revision: number }): Facts =>
  number > 1 ? [['Revision', String(number)]] : [];
const names = (tracking: LedgerLine['tracking']): string => tracking.map(({ name }) => name).join(', ') || '—';

const linesTable = (lines: readonly LedgerLine[], currency: string): Html =>
  table({
    label: 'Lines',
    columns: ['Account', 'Tax rate', 'Tracking', { number: 'Net' }, { number: 'Tax' }],
    rows: lines.map(
      (line) =>
        html`<tr><td>${line.account.code} ${line.account.name}${line.description ? html`<br><span class="soft">${line.description}</span>` : ''}</td><td>${line.taxRate?.name ?? 'No tax'}</td><td>${names(line.tracking)}</td><td class="num">${formatMoney(line.net, currency)}</td><td class="num">${formatMoney(line.tax, currency)}</td></tr>`,
    ),
    bare: true,
  });

function reconciled(sandbox: Sandbox, connection: ConnectionRow, entry: EntryRow): Facts {
  const sql = 'SELECT id, account_id, date FROM bank_lines WHERE connection_id = ? AND entry_id = ?';
  return sandbox.store
    .all<{ id: string; account_id: string; date: string }>(sql, connection.id, entry.id)
    .map((line) => [
      'Reconciled',
      html`<a href="/books/${connection.company_id}/bank/${encodeURIComponent(line.account_id)}#line-${line.id}">Bank line of ${formatDay(line.date)}</a>`,
    ]);
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
