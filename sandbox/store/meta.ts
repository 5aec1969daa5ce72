import type { z } from 'zod';
import type { Store } from './store';

/** Returns a value of the meta table, which stores single values by key. */
export const getMeta = (store: Store, key: string): string | undefined =>
  store.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value;

export function setMeta(store: Store, key: string, value: string): void {
  store.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value);
}

/** Returns a stored value. If there is none, creates and stores it. */
export function getOrCreateMeta(store: Store, key: string, create: () => string): string {
  const known = getMeta(store, key);
  if (known !== undefined) return known;
  const created = create();
  setMeta(store, key, created);
  return created;
}

export function getJson<T>(store: Store, key: string, schema: z.ZodType<T>): T | undefined {
  const text = getMeta(store, key);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

export const setJson = (store: Store, key: string, value: unknown): void => setMeta(store, key, JSON.stringify(value));
