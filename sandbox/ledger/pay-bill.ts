import { v4 as newId } from 'uuid';
import { convert } from '../engine/money';
import type { Account } from '../packages/books';
import { liveRecords } from '../store/books';
import { type ConnectionRow, infoOf } from '../store/connection';
import type { Store } from '../store/store';
import type { BillRecord } from './bill';
import type { BillPaymentRecord } from './bill-payment';
import { documentOf } from './document';
import { type EntryRow, post } from './ledger';
import { snapshotOf, sum } from './record';

interface PaidPart {
  readonly id: string;
  readonly date: string;
  readonly payment: BillPaymentRecord;
}

/** Returns the payments of a bill, in the order in which they were made. */
export function paymentsOf(store: Store, connectionId: string, billId: string): readonly PaidPart[] {
  const sql = `SELECT * FROM entries WHERE connection_id = ? AND kind = 'Bill payment' AND voided IS NULL ORDER BY position`;
  return store.all<EntryRow>(sql, connectionId).flatMap((entry) => {
    const document = documentOf(entry);
    if (document.kind !== 'Bill payment' || document.billId !== billId) return [];
    return { id: entry.id, date: entry.date, payment: document };
  });
}

/** Returns what is still owed of a bill, in minor units of its currency. */
export const amountDue = (store: Store, connectionId: string, billId: string, { total }: BillRecord): number =>
  total - sum(paymentsOf(store, connectionId, billId).map(({ payment }) => payment.amount));

/**
 * Pays a bill, as a person does in the package: it debits accounts payable and credits a bank account in the base currency.
 * `amount` is in minor units; undefined pays all that is owed. Returns undefined when nothing or less than that is owed.
 */
export function payBill(
  store: Store,
  connection: ConnectionRow,
  entry: EntryRow,
  { amount: asked, date }: { readonly amount: number | undefined; readonly date: string },
): { readonly id: string } | undefined {
  const bill = documentOf(entry);
  if (bill.kind !== 'Bill' || entry.voided !== null) return undefined;
  const due = amountDue(store, connection.id, entry.id, bill);
  const amount = asked ?? due;
  const base = infoOf(connection).baseCurrency;
  const bank = bankIn(store, connection, base);
  if (amount <= 0 || amount > due || !bank) return undefined;
  const value = convert(amount, bill.currency, base, bill.rate);
  const id = newId();
  const record: BillPaymentRecord = {
    billId: entry.id,
    contact: bill.contact,
    bank: snapshotOf(bank),
    currency: bill.currency,
    rate: bill.rate,
    amount,
  };
  post(store, connection, {
    id,
    transactionId: undefined,
    syncId: undefined,
    kind: 'Bill payment',
    date,
    doc: record,
    requestId: undefined,
    postings: [
      { accountId: bill.payable.id, base: value, native: value },
      { accountId: bank.id, base: 0 - value, native: 0 - value },
    ],
  });
  // Codat reads the bill again, because its payments changed.
  store.run(
    'UPDATE entries SET updated = ? WHERE connection_id = ? AND id = ?',
    store.clock.iso(),
    connection.id,
    entry.id,
  );
  return { id };
}

const bankIn = (store: Store, { id }: ConnectionRow, currency: string): Account | undefined =>
  liveRecords(store, id, 'chartOfAccounts').find(
    (account) => account.bank === 'Debit' && account.currency === currency && account.status === 'Active',
  );
