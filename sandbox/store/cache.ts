import type { DataType } from './books';
import type { Store } from './store';

/** A record that Codat has fetched from a package. Codat's reads return only these. */
export interface CachedRecord {
  readonly id: string;
  readonly doc: object;
}

/** A longer list is parsed for every query instead of being memoized. */
const maxMemoizedList = 5000;

const key = (connectionId: string, type: DataType): string => `cached/${connectionId}/${type}`;

/** Connection, data type and id prefix are parameters 1 to 3. */
const matching = `FROM cached WHERE connection_id = ?1 AND data_type = ?2 AND (?3 = '' OR substr(id, 1, length(?3)) = ?3)`;

/** Returns the whole list, for searching and sorting. `within` limits it to ids with this prefix. */
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

/** Returns one page of the list as JSON texts, without reading the rest. */
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

/** Replaces the list with a fresh fetch. Records gone from the package stay, marked `metadata.isDeleted`. */
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

/** Merges fetched records into the list: replaces known ones and appends the rest. */
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
