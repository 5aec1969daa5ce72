import type { Store } from './store';

/**
 * A value that is recomputed only after a write: SQLite counts the rows that it has changed. It is read outside
 * transactions, so that it never holds rolled-back data.
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
