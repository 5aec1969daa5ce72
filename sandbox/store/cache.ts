import type { DataType } from './books';
import type { Store } from './store';

/** What Codat has read of a package: the only thing its reads answer from. */
export interface CachedRecord {
  readonly id: string;
  readonly doc: object;
}

/** A list longer than this is parsed anew for every query instead of being kept. */
const longestKept = 5000;

const key = (connectionId: string, type: DataType): string => `cached/${connectionId}/${type}`;

const parsed = (rows: readonly { readonly doc: string }[]): readonly object[] => rows.map(({ doc }) => JSON.parse(doc));

/** The whole list, for queries and orders. `within` limits it to the ids that begin with it. */
export function cachedRecords(store: Store, connectionId: string, type: DataType, within = ''): readonly object[] {
  const read = (): readonly object[] =>
    parsed(
      store.all<{ doc: string }>(
        `SELECT doc FROM cached WHERE connection_id = ?1 AND data_type = ?2 AND (?3 = '' OR substr(id, 1, length(?3)) = ?3) ORDER BY position`,
        connectionId,
        type,
        within,
      ),
    );
  return within === '' && cachedCount(store, connectionId, type) <= longestKept
    ? store.memoize(key(connectionId, type), read)
    : read();
}

export const cachedCount = (store: Store, connectionId: string, type: DataType, within = ''): number =>
  store.get<{ count: number }>(
    `SELECT count(*) AS count FROM cached WHERE connection_id = ?1 AND data_type = ?2 AND (?3 = '' OR substr(id, 1, length(?3)) = ?3)`,
    connectionId,
    type,
    within,
  )?.count ?? 0;

/** One page of it as JSON texts, without reading the rest. */
export const cachedSlice = (
  store: Store,
  connectionId: string,
  type: DataType,
  slice: { readonly from: number; readonly count: number; readonly within?: string },
): readonly string[] =>
  store
    .all<{ doc: string }>(
      `SELECT doc FROM cached WHERE connection_id = ?1 AND data_type = ?2 AND (?3 = '' OR substr(id, 1, length(?3)) = ?3) ORDER BY position LIMIT ?4 OFFSET ?5`,
      connectionId,
      type,
      slice.within ?? '',
      slice.count,
      slice.from,
    )
    .map(({ doc }) => doc);

export function cachedRecord(store: Store, connectionId: string, type: DataType, id: string): object | undefined {
  const row = store.get<{ doc: string }>(
    'SELECT doc FROM cached WHERE connection_id = ? AND data_type = ? AND id = ?',
    connectionId,
    type,
    id,
  );
  return row ? JSON.parse(row.doc) : undefined;
}

/** The list becomes what was just read. What is gone from the package stays, marked `metadata.isDeleted`. */
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

/** Adds to the list what was just read, in place of what it replaces. */
export function mergeCached(
  store: Store,
  connectionId: string,
  type: DataType,
  records: readonly CachedRecord[],
): void {
  const last =
    store.get<{ last: number | null }>(
      'SELECT max(position) AS last FROM cached WHERE connection_id = ? AND data_type = ?',
      connectionId,
      type,
    )?.last ?? 0;
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
