import type { DataType } from './books';
import type { Store } from './store';

/** A record that Codat has fetched from a package. The read operations of Codat's API return only such records. */
export interface CachedRecord {
  readonly id: string;
  readonly doc: object;
}

/** The largest list that is memoized. A longer one is parsed again for every query. */
const maxMemoizedList = 5000;

const key = (connectionId: string, type: DataType): string => `cached/${connectionId}/${type}`;

/** Selects the rows of a list. The parameters are ?1 the connection, ?2 the data type, and ?3 a prefix of the ids. */
const matching = `FROM cached WHERE connection_id = ?1 AND data_type = ?2 AND (?3 = '' OR substr(id, 1, length(?3)) = ?3)`;

/** Returns all records of a list, for searching and sorting. With `within`, only those whose id starts with it. */
export function cachedRecords(store: Store, connectionId: string, type: DataType, within = ''): readonly object[] {
  const sql = `SELECT doc ${matching} ORDER BY position`;
  const read = (): readonly object[] =>
    store.all<{ doc: string }>(sql, connectionId, type, within).map(({ doc }) => JSON.parse(doc));
  return within === '' && cachedCount(store, connectionId, type) <= maxMemoizedList
    ? store.memoize(key(connectionId, type), read)
    : read();
}

export const cachedCount = (store: Store, connectionId: string, type: DataType, within = ''): number =>
  store.get<{ count: number }>(`SELECT count(*) AS count ${matching}`, connectionId, type, within)?.count ?? 0;

/** Returns one page of a list as JSON texts. It reads only the rows of that page. */
export const cachedSlice = (
  store: Store,
  connectionId: string,
  type: DataType,
  { from, count, within = '' }: { readonly from: number; readonly count: number; readonly within?: string },
): readonly string[] => {
  const sql = `SELECT doc ${matching} ORDER BY position LIMIT ?4 OFFSET ?5`;
  return store.all<{ doc: string }>(sql, connectionId, type, within, count, from).map(({ doc }) => doc);
};

export function cachedRecord(store: Store, connectionId: string, type: DataType, id: string): object | undefined {
  const sql = 'SELECT doc FROM cached WHERE connection_id = ? AND data_type = ? AND id = ?';
  const row = store.get<{ doc: string }>(sql, connectionId, type, id);
  return row ? JSON.parse(row.doc) : undefined;
}

/**
 * Replaces a list by newly fetched records. Records that the package no longer has stay in the list with
 * `metadata.isDeleted`.
 */
export function replaceCached(
  store: Store,
  connectionId: string,
  type: DataType,
  records: readonly CachedRecord[],
): void {
  const present = new Set(records.map(({ id }) => id));
  const gone = store
    .all<{ id: string; doc: string }>(
      'SELECT id, doc FROM cached WHERE connection_id = ? AND data_type = ? ORDER BY position',
      connectionId,
      type,
    )
    .filter(({ id }) => !present.has(id))
    .map(({ id, doc }) => ({ id, doc: { ...JSON.parse(doc), metadata: { isDeleted: true } } }));
  store.run('DELETE FROM cached WHERE connection_id = ? AND data_type = ?', connectionId, type);
  mergeCached(store, connectionId, type, [...records, ...gone]);
}

/** Adds fetched records to a list. A record whose id is already in the list replaces the old one at its position. */
export function mergeCached(
  store: Store,
  connectionId: string,
  type: DataType,
  records: readonly CachedRecord[],
): void {
  const sql = 'SELECT max(position) AS last FROM cached WHERE connection_id = ? AND data_type = ?';
  const last = store.get<{ last: number | null }>(sql, connectionId, type)?.last ?? 0;
  records.forEach(({ id, doc }, index) => {
    store.run(
      `INSERT INTO cached (connection_id, data_type, id, position, doc) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (connection_id, data_type, id) DO UPDATE SET doc = excluded.doc`,
      connectionId,
      type,
      id,
      last + 1 + index,
      JSON.stringify(doc),
    );
  });
  store.invalidate(key(connectionId, type));
}
