import type { Account, Contact, TaxRate, TrackingOption } from '../packages/books';
import type { Store } from './store';

/** Codat's names for what an expense product reads. `company` is the company information. */
export const dataTypes = [
  'chartOfAccounts',
  'bankAccounts',
  'company',
  'customers',
  'suppliers',
  'taxRates',
  'trackingCategories',
] as const;
export type DataType = (typeof dataTypes)[number];

/** What each live list holds; bank accounts are accounts, and the company is its connection's `info`. */
interface LiveRecords {
  chartOfAccounts: Account;
  taxRates: TaxRate;
  trackingCategories: TrackingOption;
  suppliers: Contact;
  customers: Contact;
}
export type LiveType = keyof LiveRecords;

export function liveRecords<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
): readonly LiveRecords[T][] {
  return store
    .all<{ doc: string }>(
      'SELECT doc FROM live WHERE connection_id = ? AND data_type = ? ORDER BY position',
      connectionId,
      type,
    )
    .map(({ doc }) => JSON.parse(doc));
}

export function liveRecord<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
  id: string,
): LiveRecords[T] | undefined {
  const row = store.get<{ doc: string }>(
    'SELECT doc FROM live WHERE connection_id = ? AND data_type = ? AND id = ?',
    connectionId,
    type,
    id,
  );
  return row ? JSON.parse(row.doc) : undefined;
}

/** Adds a record at the end of its list, or replaces it where it stands. */
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
}

export function cachedRecords(store: Store, connectionId: string, type: DataType): readonly object[] {
  return store
    .all<{ doc: string }>(
      'SELECT doc FROM cached WHERE connection_id = ? AND data_type = ? ORDER BY position',
      connectionId,
      type,
    )
    .map(({ doc }) => JSON.parse(doc));
}

export function cachedRecord(store: Store, connectionId: string, type: DataType, id: string): object | undefined {
  const row = store.get<{ doc: string }>(
    'SELECT doc FROM cached WHERE connection_id = ? AND data_type = ? AND id = ?',
    connectionId,
    type,
    id,
  );
  return row ? JSON.parse(row.doc) : undefined;
}

/** Codat's cache of one list becomes what was just read, nothing of the old reading left. */
export function replaceCached(
  store: Store,
  connectionId: string,
  type: DataType,
  records: readonly { readonly id: string; readonly doc: object }[],
): void {
  store.run('DELETE FROM cached WHERE connection_id = ? AND data_type = ?', connectionId, type);
  records.forEach(({ id, doc }, position) => {
    store.run(
      'INSERT INTO cached (connection_id, data_type, id, position, doc) VALUES (?, ?, ?, ?, ?)',
      connectionId,
      type,
      id,
      position,
      JSON.stringify(doc),
    );
  });
}
