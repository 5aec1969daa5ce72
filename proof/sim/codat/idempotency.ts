import { minuteMs } from '../settings';

export type Reply = { readonly status: number; readonly body: unknown };

/**
 * Codat's page "Idempotency": the first reply for a key, even an error, is repeated for 90 minutes. While the first
 * call is in progress, further calls with its key get a 409.
 */
export class IdempotencyCache {
  readonly #entries = new Map<string, { readonly body: string; readonly at: number; reply: Reply | null }>();

  constructor(private readonly clock: { readonly now: number }) {}

  /** Returns the reply to a repeated call. For a new call, reserves the key and returns null. */
  begin(key: string, body: string): Reply | null {
    const entry = this.#entries.get(key);
    if (entry && entry.reply === null) return { status: 409, body: { error: 'already in progress' } };
    if (entry && entry.at > this.clock.now - 90 * minuteMs) {
      if (entry.body !== body) return { status: 422, body: { error: 'used with a different request body' } };
      return entry.reply;
    }
    this.#entries.set(key, { body, at: this.clock.now, reply: null });
    return null;
  }

  save(key: string, reply: Reply): void {
    const entry = this.#entries.get(key);
    if (entry) entry.reply = reply;
  }
}
