import { type BankLineRow, changedBankLines } from '../../ledger/bank-line';
import { liveRecord } from '../../store/books';
import type { CachedRecord } from '../../store/cache';
import type { ConnectionRow } from '../../store/connection';
import type { Store } from '../../store/store';
import { fromMinor } from '../money';

/**
 * Returns bank statement lines in Codat's format. The id in the cache includes the account, because two accounts can
 * have lines with the same id.
 */
export const readBankTransactions = (
  store: Store,
  connection: ConnectionRow,
  since: string | undefined,
): readonly CachedRecord[] =>
  changedBankLines(store, connection.id, since).map((line) => ({
    id: `${line.account_id}/${line.id}`,
    doc: transactionDoc(line, liveRecord(store, connection.id, 'chartOfAccounts', line.account_id)?.currency ?? 'XXX'),
  }));

/** Codat's schema declares the date as `clearedOnDate` but requires `date`, so the result has both. */
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
