import { type BankLineRow, changedBankLines } from '../../ledger/bank-line';
import { liveRecord } from '../../store/books';
import type { CachedRecord } from '../../store/cache';
import type { ConnectionRow } from '../../store/connection';
import type { Store } from '../../store/store';
import { fromMinor } from '../money';

/** Bank statement lines in Codat's shape. An id is unique on its account only, so the cache's has the account before it. */
export const readBankTransactions = (
  store: Store,
  connection: ConnectionRow,
  since: string | undefined,
): readonly CachedRecord[] =>
  changedBankLines(store, connection.id, since).map((line) => ({
    id: `${line.account_id}/${line.id}`,
    doc: transactionDoc(line, liveRecord(store, connection.id, 'chartOfAccounts', line.account_id)?.currency ?? 'XXX'),
  }));

/** The schema names the date `clearedOnDate` and requires `date`: both are given. */
const transactionDoc = (line: BankLineRow, currency: string): object => ({
  id: line.id,
  date: `${line.date}T00:00:00`,
  clearedOnDate: `${line.date}T00:00:00`,
  description: line.description,
  counterparty: line.counterparty,
  reference: line.reference,
  reconciled: line.entry_id !== null,
  amount: fromMinor(line.amount, currency),
  balance: fromMinor(line.balance, currency),
  transactionType: line.type,
  sourceModifiedDate: line.updated.replace(/Z$/, ''),
});
