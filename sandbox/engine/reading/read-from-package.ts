import type { Sandbox } from '../../sandbox';
import type { DataType } from '../../store/books';
import { type CachedRecord, mergeCached, replaceCached } from '../../store/cache';
import type { ConnectionRow } from '../../store/connection';
import { readBankTransactions } from './bank-transactions';
import { readDocuments } from './documents';
import { readList } from './lists';

/**
 * Updates one data type in Codat's cache from the package. Lists are replaced completely. There are too many documents
 * and bank lines for that: only those changed since `since` (an ISO date-time) are read and merged into the cache.
 * Undefined reads all.
 */
export function readFromPackage(
  { store }: Sandbox,
  connection: ConnectionRow,
  type: DataType,
  since: string | undefined,
): void {
  const modifiedDate = store.clock.iso();
  const dated = (records: readonly CachedRecord[]): readonly CachedRecord[] =>
    records.map(({ id, doc }) => ({ id, doc: { ...doc, modifiedDate } }));
  switch (type) {
    case 'directCosts':
    case 'directIncomes':
    case 'transfers':
    case 'bills':
    case 'journalEntries':
      mergeCached(store, connection.id, type, dated(readDocuments(store, connection, type, since)));
      break;
    case 'bankTransactions':
      mergeCached(store, connection.id, type, dated(readBankTransactions(store, connection, since)));
      break;
    case 'company':
      replaceCached(store, connection.id, type, readList(store, connection, type));
      break;
    default:
      replaceCached(store, connection.id, type, dated(readList(store, connection, type)));
      break;
  }
}
