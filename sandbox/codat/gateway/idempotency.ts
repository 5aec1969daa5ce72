import { createHash } from 'node:crypto';
import { idempotencyLifeMs } from '../../settings';
import type { Store } from '../../store/store';
import { CodatError } from '../error';
import type { ApiResponse } from './response';

const clearedEveryMs = 60_000;

interface KeptReply {
  readonly body: string;
  readonly status: number;
  readonly reply: string | null;
}

/**
 * `Idempotency-Key` on POST and PATCH: the first answer, 4xx and 5xx too, is given again for 90 minutes; never a 429.
 * The same key with another body is 422, while the first call is under way 409 (Codat, "Idempotency").
 */
export class Idempotency {
  readonly #store: Store;
  readonly #underWay = new Set<string>();
  #clearedAt = Number.NEGATIVE_INFINITY;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The kept answer to a call made before; undefined the first time, and the key is then taken until released. */
  begin(key: string, operation: string, bytes: Uint8Array): ApiResponse | undefined {
    if (this.#underWay.has(`${operation} ${key}`)) {
      throw new CodatError(409, 'PublicApi', 'A request with the same idempotency key is already in progress.');
    }
    const oldest = this.#store.clock.now() - idempotencyLifeMs;
    this.#clear(oldest);
    const kept = this.#store.get<KeptReply>(
      'SELECT body, status, reply FROM idempotency WHERE key = ? AND operation = ? AND created >= ?',
      key,
      operation,
      oldest,
    );
    if (kept && kept.body !== hash(bytes)) {
      throw new CodatError(
        422,
        'PublicApi',
        'The idempotency key has already been used with a different request body.',
      );
    }
    if (kept) return { status: kept.status, body: kept.reply === '' ? null : kept.reply };
    this.#underWay.add(`${operation} ${key}`);
    return undefined;
  }

  /** Called in the transaction that did the work, so that the work and its answer are kept together. */
  save(key: string, operation: string, bytes: Uint8Array, reply: ApiResponse): void {
    if (reply.status === 429) return;
    this.#store.run(
      'INSERT OR REPLACE INTO idempotency (key, operation, body, status, reply, created) VALUES (?, ?, ?, ?, ?, ?)',
      key,
      operation,
      hash(bytes),
      reply.status,
      reply.body ?? '',
      this.#store.clock.now(),
    );
  }

  release(key: string, operation: string): void {
    this.#underWay.delete(`${operation} ${key}`);
  }

  /** Kept answers nobody can ask for any more; looking for them at every call would cost more than they do. */
  #clear(oldest: number): void {
    const now = performance.now();
    if (now - this.#clearedAt < clearedEveryMs) return;
    this.#clearedAt = now;
    this.#store.run('DELETE FROM idempotency WHERE created < ?', oldest);
  }
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
