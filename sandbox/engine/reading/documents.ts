import type { BillRecord } from '../../ledger/bill';
import { documentOf, type LedgerDocument } from '../../ledger/document';
import { type EntryRow, postingsOf } from '../../ledger/ledger';
import { amountDue, paymentsOf } from '../../ledger/pay-bill';
import type { LedgerLine } from '../../ledger/record';
import type { SpendRecord } from '../../ledger/spend';
import type { MovedAmount, TransferRecord } from '../../ledger/transfer';
import type { CachedRecord } from '../../store/cache';
import { type ConnectionRow, infoOf, packageOf } from '../../store/connection';
import type { Store } from '../../store/store';
import { fromMinor } from '../money';

export type DocumentType = 'directCosts' | 'directIncomes' | 'transfers' | 'bills' | 'journalEntries';

/** The kinds of ledger document that each of Codat's data types includes. Every document is also a journal entry. */
const kinds: Readonly<Record<DocumentType, readonly LedgerDocument['kind'][]>> = {
  directCosts: ['Spend money'],
  directIncomes: ['Receive money'],
  transfers: ['Transfer'],
  bills: ['Bill'],
  journalEntries: ['Spend money', 'Receive money', 'Transfer', 'Bill', 'Bill payment', 'Journal', 'Opening balances'],
};

/**
 * Returns the documents that were written, changed or deleted since `since`, in Codat's formats. Deleted documents have
 * `metadata.isDeleted`.
 */
export function readDocuments(
  store: Store,
  connection: ConnectionRow,
  type: DocumentType,
  since: string | undefined,
): readonly CachedRecord[] {
  const selected = kinds[type];
  return store
    .all<EntryRow>(
      `SELECT * FROM entries WHERE connection_id = ? AND kind IN (${selected.map(() => '?').join()}) AND coalesce(updated, created) >= ? ORDER BY position`,
      connection.id,
      ...selected,
      since ?? '',
    )
    .map((entry) => ({ id: entry.id, doc: { ...documentDoc(store, connection, type, entry), ...changed(entry) } }));
}

function documentDoc(store: Store, connection: ConnectionRow, type: DocumentType, entry: EntryRow): object {
  const document = documentOf(entry);
  if (type === 'journalEntries') return journalEntryDoc(store, connection, entry, document);
  switch (document.kind) {
    case 'Spend money':
    case 'Receive money':
      return spendDoc(connection, entry, document);
    case 'Transfer':
      return transferDoc(entry, document);
    case 'Bill':
      return billDoc(store, connection, entry, document);
    default:
      throw new Error(`Entry ${entry.id} is a ${document.kind}, not one of ${type}`);
  }
}

const changed = (entry: EntryRow): object => ({
  sourceModifiedDate: (entry.updated ?? entry.created).replace(/Z$/, ''),
  metadata: { isDeleted: entry.voided !== null },
});

const midnight = (day: string): string => `${day}T00:00:00`;

/**
 * Returns a direct cost or a direct income. A document with a negative total was posted as the opposite kind, so Codat
 * shows it as that kind, with positive amounts.
 */
function spendDoc(connection: ConnectionRow, entry: EntryRow, spend: SpendRecord): object {
  const sign = spend.total < 0 ? -1 : 1;
  const amount = (minor: number): number => fromMinor(sign * minor, spend.currency);
  const total = amount(spend.total);
  const account = { id: spend.bank.id, name: spend.bank.name };
  return {
    id: entry.id,
    reference: spend.reference,
    note: spend.description,
    ...(spend.contact ? { contactRef: { id: spend.contact.id, dataType: contactList(connection, spend) } } : {}),
    issueDate: midnight(entry.date),
    currency: spend.currency,
    currencyRate: spend.rate,
    lineItems: spend.lines.map((line) => ({
      ...lineItem(line, amount),
      ...(entry.kind === 'Spend money' ? { tracking: trackingOf(line) } : {}),
    })),
    paymentAllocations: [
      {
        payment: {
          id: entry.id,
          accountRef: account,
          currency: spend.currency,
          currencyRate: spend.rate,
          paidOnDate: midnight(entry.date),
          totalAmount: total,
        },
        allocation: {
          currency: spend.currency,
          currencyRate: spend.rate,
          allocatedOnDate: midnight(entry.date),
          totalAmount: total,
        },
      },
    ],
    subTotal: amount(spend.net),
    taxAmount: amount(spend.tax),
    totalAmount: total,
  };
}

const contactList = (connection: ConnectionRow, spend: SpendRecord): 'customers' | 'suppliers' =>
  packageOf(connection).contactKind(spend.type) === 'customer' ? 'customers' : 'suppliers';

function lineItem(line: LedgerLine, amount: (minor: number) => number): object {
  return {
    description: line.description,
    unitAmount: amount(line.net),
    quantity: 1,
    discountAmount: 0,
    subTotal: amount(line.net),
    taxAmount: amount(line.tax),
    totalAmount: amount(line.net + line.tax),
    accountRef: { id: line.account.id, name: line.account.name },
    ...(line.taxRate ? { taxRateRef: { id: line.taxRate.id, name: line.taxRate.name } } : {}),
    trackingCategoryRefs: line.tracking,
  };
}

/** Returns the `tracking` field of a line of a direct cost. */
const trackingOf = (line: LedgerLine): object => ({
  recordRefs: line.tracking.map(({ id }) => ({ id, dataType: 'trackingCategories' })),
  ...(line.invoiceTo ? { invoiceTo: { id: line.invoiceTo, dataType: 'customers' } } : {}),
});

/** Returns the `tracking` field of a line of a bill. Its schema differs from that of a direct cost. */
function payableTrackingOf(line: LedgerLine): object {
  const billedTo = line.invoiceTo ? 'Customer' : 'NotApplicable';
  return {
    categoryRefs: line.tracking,
    ...(line.invoiceTo ? { customerRef: { id: line.invoiceTo } } : {}),
    isBilledTo: billedTo,
    isRebilledTo: billedTo,
  };
}

function transferDoc(entry: EntryRow, transfer: TransferRecord): object {
  const side = ({ account, currency, amount }: MovedAmount) => ({
    accountRef: { id: account.id, name: account.name },
    currency,
    amount: fromMinor(amount, currency),
  });
  return {
    id: entry.id,
    description: transfer.description,
    date: midnight(entry.date),
    from: side(transfer.from),
    to: side(transfer.to),
    trackingCategoryRefs: [],
    depositedRecordRefs: [],
  };
}

/** Returns a bill with its payments. What is owed follows from them. */
function billDoc(store: Store, connection: ConnectionRow, entry: EntryRow, bill: BillRecord): object {
  const amount = (minor: number): number => fromMinor(minor, bill.currency);
  const due = amountDue(store, connection.id, entry.id, bill);
  const status = entry.voided !== null ? 'Void' : due === 0 ? 'Paid' : due < bill.total ? 'PartiallyPaid' : 'Open';
  return {
    id: entry.id,
    reference: bill.reference,
    supplierRef: { id: bill.contact.id, supplierName: bill.contact.name },
    purchaseOrderRefs: [],
    issueDate: midnight(entry.date),
    dueDate: midnight(bill.dueDate),
    currency: bill.currency,
    currencyRate: bill.rate,
    lineItems: bill.lines.map((line) => ({ ...lineItem(line, amount), tracking: payableTrackingOf(line) })),
    withholdingTax: [],
    status,
    subTotal: amount(bill.net),
    taxAmount: amount(bill.tax),
    totalAmount: amount(bill.total),
    amountDue: amount(due),
    note: bill.description,
    paymentAllocations: paymentsOf(store, connection.id, entry.id).map(({ id, date, payment }) => ({
      payment: {
        id,
        accountRef: { id: payment.bank.id, name: payment.bank.name },
        currency: payment.currency,
        currencyRate: payment.rate,
        paidOnDate: midnight(date),
        totalAmount: amount(payment.amount),
      },
      allocation: {
        currency: payment.currency,
        currencyRate: payment.rate,
        allocatedOnDate: midnight(date),
        totalAmount: amount(payment.amount),
      },
    })),
  };
}

/** Codat's data type for the record behind a journal entry. */
const recordTypes: Partial<Record<LedgerDocument['kind'], string>> = {
  'Spend money': 'directCosts',
  'Receive money': 'directIncomes',
  Transfer: 'transfers',
  Bill: 'bills',
  'Bill payment': 'billPayments',
  Journal: 'journals',
};

function journalEntryDoc(store: Store, connection: ConnectionRow, entry: EntryRow, document: LedgerDocument): object {
  const currency = infoOf(connection).baseCurrency;
  const recordType = recordTypes[document.kind];
  return {
    id: entry.id,
    description: 'description' in document ? document.description : document.kind,
    postedOn: midnight(entry.date),
    createdOn: entry.created,
    updatedOn: entry.updated ?? entry.created,
    journalLines: postingsOf(store, connection.id, entry.id).map((posting) => ({
      description: '',
      netAmount: fromMinor(posting.base, currency),
      currency,
      accountRef: { id: posting.accountId },
      tracking: { recordRefs: [] },
    })),
    ...(recordType ? { recordRef: { id: entry.id, dataType: recordType } } : {}),
  };
}
