import { fromMinor } from '../../engine/money';
import { attachmentsOf } from '../../ledger/attachment';
import type { BillRecord } from '../../ledger/bill';
import type { LedgerDocument } from '../../ledger/document';
import { type EntryRow, postingsOf } from '../../ledger/ledger';
import type { AccountSnapshot, LedgerLine } from '../../ledger/record';
import type { SpendRecord } from '../../ledger/spend';
import type { MovedAmount } from '../../ledger/transfer';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, infoOf } from '../../store/connection';

/** Returns a record of the books as JSON, with its postings and attachments. Amounts are decimal numbers. */
export function recordView(
  sandbox: Sandbox,
  connection: ConnectionRow,
  entry: EntryRow,
  document: LedgerDocument,
): object {
  const base = infoOf(connection).baseCurrency;
  return {
    id: entry.id,
    transactionId: entry.transaction_id,
    syncId: entry.sync_id,
    pushOperationKey: entry.push_id,
    kind: entry.kind,
    date: entry.date,
    ...documentView(document),
    deleted: entry.voided !== null,
    postings: postingsOf(sandbox.store, connection.id, entry.id).map((posting) => ({
      accountId: posting.accountId,
      debit: fromMinor(Math.max(posting.base, 0), base),
      credit: fromMinor(Math.max(-posting.base, 0), base),
    })),
    attachments: attachmentsOf(sandbox.store, connection.id, entry.id).map((file) => ({
      id: file.id,
      name: file.name,
      contentType: file.type,
      size: file.size,
      sha256: file.sha256,
      createdAt: file.created,
      requestId: file.request_id,
    })),
    requestId: entry.request_id,
    createdAt: entry.created,
    updatedAt: entry.updated,
  };
}

function documentView(document: LedgerDocument): object {
  switch (document.kind) {
    case 'Spend money':
    case 'Receive money':
      return spendView(document);
    case 'Transfer':
      return {
        description: document.description,
        from: movedView(document.from),
        to: movedView(document.to),
        revision: document.revision,
      };
    case 'Bill':
      return {
        contact: document.contact,
        reference: document.reference,
        description: document.description,
        dueDate: document.dueDate,
        payableAccount: accountView(document.payable),
        ...totalsView(document),
      };
    case 'Bill payment':
      return {
        contact: document.contact,
        billId: document.billId,
        bankAccount: accountView(document.bank),
        currency: document.currency,
        currencyRate: document.rate,
        totalAmount: fromMinor(document.amount, document.currency),
      };
    case 'Journal':
      return {
        reference: document.reference,
        description: document.description,
        currency: document.currency,
        currencyRate: document.rate,
        revision: document.revision,
        lines: document.lines.map((line) => ({
          account: accountView(line.account),
          description: line.description,
          amount: fromMinor(line.amount, document.currency),
          tracking: line.tracking,
        })),
      };
    case 'Opening balances':
      return {};
  }
}

const spendView = (spend: SpendRecord): object => ({
  type: spend.type,
  contact: spend.contact ?? null,
  reference: spend.reference,
  description: spend.description,
  merchantName: spend.merchantName,
  bankAccount: accountView(spend.bank),
  draft: spend.draft,
  ...totalsView(spend),
});

const totalsView = ({ currency, rate, net, tax, total, revision, lines }: SpendRecord | BillRecord): object => ({
  currency,
  currencyRate: rate,
  netAmount: fromMinor(net, currency),
  taxAmount: fromMinor(tax, currency),
  totalAmount: fromMinor(total, currency),
  revision,
  lines: linesView(lines, currency),
});

const accountView = ({ id, code, name }: AccountSnapshot): object => ({ id, nominalCode: code, name });

const movedView = ({ account, currency, amount }: MovedAmount): object => ({
  account: accountView(account),
  currency,
  amount: fromMinor(amount, currency),
});

const linesView = (lines: readonly LedgerLine[], currency: string): readonly object[] =>
  lines.map((line) => ({
    account: accountView(line.account),
    description: line.description,
    netAmount: fromMinor(line.net, currency),
    taxAmount: fromMinor(line.tax, currency),
    taxRate: line.taxRate ?? null,
    tracking: line.tracking,
    invoiceTo: line.invoiceTo ?? null,
  }));
