import { createHash } from 'node:crypto';
import { idempotencyLifeMs } from '../../settings';
import type { Store } from '../../store/store';
import { CodatError } from '../error';
import type { ApiResponse } from './response';

const cleanupIntervalMs = 60_000;

interface SavedResponse {
  readonly body: string;
  readonly status: number;
  readonly reply: string | null;
}

/**
 * Handles the `Idempotency-Key` header of POST and PATCH calls (Codat, "Idempotency"). For 90 minutes a repeated call
 * gets the first response again, even if that was a 4xx or 5xx; a 429 is never saved. The same key with a different
 * body is a 422. A repeat while the first call is in progress is a 409.
 */
export class Idempotency {
  readonly #store: Store;
  readonly #inProgress = new Set<string>();
  #cleanedAt = Number.NEGATIVE_INFINITY;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Returns the saved response if the key was used before. For a new key it returns undefined and reserves the key
   * until `release`.
   */
  begin(key: string, operation: string, bytes: Uint8Array): ApiResponse | undefined {
    if (this.#inProgress.has(`${operation} ${key}`))
      throw new CodatError(409, 'PublicApi', 'A request with the same idempotency key is already in progress.');
    const oldest = this.#store.clock.now() - idempotencyLifeMs;
    this.#deleteExpired(oldest);
    const saved = this.#store.get<SavedResponse>(
      'SELECT body, status, reply FROM idempotency WHERE key = ? AND operation = ? AND created >= ?',
      key,
      operation,
      oldest,
    );
    if (saved && saved.body !== hash(bytes)) {
      throw new CodatError(
        422,
        'PublicApi',
        'The idempotency key has already been used with a different request body.',
      );
    }
    if (saved) return { status: saved.status, body: saved.reply === '' ? null : saved.reply };
    this.#inProgress.add(`${operation} ${key}`);
    return undefined;
  }

  /** Saves the response. Call it in the transaction of the operation, so that both are committed together. */
  save(key: string, operation: string, bytes: Uint8Array, response: ApiResponse): void {
    if (response.status === 429) return;
    this.#store.run(
      'INSERT OR REPLACE INTO idempotency (key, operation, body, status, reply, created) VALUES (?, ?, ?, ?, ?, ?)',
      key,
      operation,
      hash(bytes),
      response.status,
      response.body ?? '',
      this.#store.clock.now(),
    );
  }

  release(key: string, operation: string): void {
    this.#inProgress.delete(`${operation} ${key}`);
  }

  /** Deletes expired responses, at most once a minute: a search at every call would cost more than the extra rows. */
  #deleteExpired(oldest: number): void {
    const now = performance.now();
    if (now - this.#cleanedAt < cleanupIntervalMs) return;
    this.#cleanedAt = now;
    this.#store.run('DELETE FROM idempotency WHERE created < ?', oldest);
  }
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
