import type { Store } from './store';

/**
 * A value that is computed again only after a write to the database. Writes are noticed by SQLite's count of changed
 * rows. Read it only outside transactions, so that it never contains data that is rolled back.
 */
export class MemoizedValue<T> {
  readonly #store: Store;
  readonly #compute: () => T;
  #known: { readonly changes: number; readonly value: T } | undefined;

  constructor(store: Store, compute: () => T) {
    this.#store = store;
    this.#compute = compute;
  }

  get value(): T {
    const changes = this.#store.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0;
    if (this.#known?.changes !== changes) this.#known = { changes, value: this.#compute() };
    return this.#known.value;
  }
}
