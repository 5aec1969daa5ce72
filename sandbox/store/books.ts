import type { Account, Contact, TaxRate, TrackingOption } from '../packages/books';
import type { Store } from './store';

/**
 * The data types that are fetched when a company is linked (Codat, Expenses, "Getting started"). `company` is the
 * information about the company.
 */
export const firstLinkTypes = [
  'chartOfAccounts',
  'bankAccounts',
  'company',
  'customers',
  'suppliers',
  'taxRates',
  'trackingCategories',
] as const;

/** All data types that can be fetched. Those after `firstLinkTypes` are fetched only on request. */
export const dataTypes = [
  ...firstLinkTypes,
  'directCosts',
  'directIncomes',
  'transfers',
  'bills',
  'journalEntries',
  'bankTransactions',
] as const;
export type DataType = (typeof dataTypes)[number];

/**
 * The type of the records in each list inside the package. Bank accounts are in `chartOfAccounts`. The information
 * about the company is in the `info` of its connection.
 */
interface LiveRecords {
  chartOfAccounts: Account;
  taxRates: TaxRate;
  trackingCategories: TrackingOption;
  suppliers: Contact;
  customers: Contact;
}
export type LiveType = keyof LiveRecords;

/**
 * Returns the key under which a list is memoized. Every expense reads these lists, so they stay parsed in memory until
 * one of their records changes.
 */
const liveKey = (connectionId: string, type: LiveType): string => `live/${connectionId}/${type}`;

export function liveRecords<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
): readonly LiveRecords[T][] {
  const sql = 'SELECT doc FROM live WHERE connection_id = ? AND data_type = ? ORDER BY position';
  return store.memoize(liveKey(connectionId, type), () =>
    store.all<{ doc: string }>(sql, connectionId, type).map(({ doc }) => JSON.parse(doc)),
  );
}

export function liveRecord<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
  id: string,
): LiveRecords[T] | undefined {
  const sql = 'SELECT doc FROM live WHERE connection_id = ? AND data_type = ? AND id = ?';
  const row = store.get<{ doc: string }>(sql, connectionId, type, id);
  return row ? JSON.parse(row.doc) : undefined;
}

/** Adds a record at the end of its list. If the id exists, replaces the record at its position. */
export function putLive<T extends LiveType>(store: Store, connectionId: string, type: T, record: LiveRecords[T]): void {
  store.run(
    `INSERT INTO live (connection_id, data_type, id, position, doc)
     VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM live WHERE connection_id = ?1 AND data_type = ?2), ?4)
     ON CONFLICT (connection_id, data_type, id) DO UPDATE SET doc = excluded.doc`,
    connectionId,
    type,
    record.id,
    JSON.stringify(record),
  );
  store.invalidate(liveKey(connectionId, type));
}

/** Adds many new records at the end of their list. It is faster than adding them one at a time. */
export function putAllLive<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
  records: readonly LiveRecords[T][],
): void {
  const sql = 'SELECT max(position) AS position FROM live WHERE connection_id = ? AND data_type = ?';
  const last = store.get<{ position: number | null }>(sql, connectionId, type)?.position ?? 0;
  records.forEach((record, index) => {
    const doc = JSON.stringify(record);
    store.insert('live', {
      connection_id: connectionId,
      data_type: type,
      id: record.id,
      position: last + 1 + index,
      doc,
    });
  });
  store.invalidate(liveKey(connectionId, type));
}

/** Changes some fields of a record. Returns undefined if the record does not exist. */
export function changeLive<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
  id: string,
  change: Readonly<Partial<Record<'name' | 'code' | 'status' | 'modified', string | undefined>>>,
): LiveRecords[T] | undefined {
  const record = liveRecord(store, connectionId, type, id);
  if (!record) return undefined;
  const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = { ...record, ...known };
  putLive(store, connectionId, type, changed);
  return changed;
}

/** Deletes a record from its list. Returns false if the record does not exist. */
export function deleteLive(store: Store, connectionId: string, type: LiveType, id: string): boolean {
  const sql = 'DELETE FROM live WHERE connection_id = ? AND data_type = ? AND id = ?';
  const deleted = store.run(sql, connectionId, type, id);
  store.invalidate(liveKey(connectionId, type));
  return deleted > 0;
}
