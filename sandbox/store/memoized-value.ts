import type { Store } from './store';

/**
 * A value every call needs, worked out again only when something was written since: SQLite counts the rows it has
 * changed, whoever changed them. Asked outside transactions, so nothing undone is kept.
 */
export class MemoizedValue<T> {
  readonly #store: Store;
  readonly #workOut: () => T;
  #known: { readonly changes: number; readonly value: T } | undefined;

  constructor(store: Store, workOut: () => T) {
    this.#store = store;
    this.#workOut = workOut;
  }

  get value(): T {
    const changes = this.#store.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0;
    if (this.#known?.changes !== changes) this.#known = { changes, value: this.#workOut() };
    return this.#known.value;
  }
}
