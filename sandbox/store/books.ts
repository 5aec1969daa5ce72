import type { Account, Contact, TaxRate, TrackingOption } from '../packages/books';
import type { Store } from './store';

/** Read when a company is linked (Codat, Expenses, "Getting started"); `company` is the company information. */
export const firstLinkTypes = [
  'chartOfAccounts',
  'bankAccounts',
  'company',
  'customers',
  'suppliers',
  'taxRates',
  'trackingCategories',
] as const;

/** Codat's names for all that can be read here; the rest is read when it is asked for. */
export const dataTypes = [
  ...firstLinkTypes,
  'directCosts',
  'directIncomes',
  'transfers',
  'journalEntries',
  'bankTransactions',
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

/** Read on every write of an expense, so kept parsed until one of them changes. */
const liveKey = (connectionId: string, type: LiveType): string => `live/${connectionId}/${type}`;

export function liveRecords<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
): readonly LiveRecords[T][] {
  return store.memoize(liveKey(connectionId, type), () =>
    store
      .all<{ doc: string }>(
        'SELECT doc FROM live WHERE connection_id = ? AND data_type = ? ORDER BY position',
        connectionId,
        type,
      )
      .map(({ doc }) => JSON.parse(doc)),
  );
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
  store.invalidate(liveKey(connectionId, type));
}

/** Adds new records at the end of their list, as many as a large set of books has. */
export function putAllLive<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
  records: readonly LiveRecords[T][],
): void {
  const last = store.get<{ position: number | null }>(
    'SELECT max(position) AS position FROM live WHERE connection_id = ? AND data_type = ?',
    connectionId,
    type,
  );
  records.forEach((record, index) => {
    store.run(
      'INSERT INTO live (connection_id, data_type, id, position, doc) VALUES (?, ?, ?, ?, ?)',
      connectionId,
      type,
      record.id,
      (last?.position ?? 0) + 1 + index,
      JSON.stringify(record),
    );
  });
  store.invalidate(liveKey(connectionId, type));
}

/** Changes some of a record's values; answers it, or undefined when there is none. */
export function changeLive<T extends LiveType>(
  store: Store,
  connectionId: string,
  type: T,
  id: string,
  change: {
    readonly name?: string | undefined;
    readonly code?: string | undefined;
    readonly status?: string | undefined;
  },
): LiveRecords[T] | undefined {
  const record = liveRecord(store, connectionId, type, id);
  if (!record) return undefined;
  const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = { ...record, ...known };
  putLive(store, connectionId, type, changed);
  return changed;
}

/** Takes a record out of its list, as a person deletes it in the package. Whether it was there. */
export function deleteLive(store: Store, connectionId: string, type: LiveType, id: string): boolean {
  const deleted = store.run(
    'DELETE FROM live WHERE connection_id = ? AND data_type = ? AND id = ?',
    connectionId,
    type,
    id,
  );
  store.invalidate(liveKey(connectionId, type));
  return deleted > 0;
}
