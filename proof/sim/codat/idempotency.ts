import { minuteMs } from '../settings';

export type Reply = { readonly status: number; readonly body: unknown };

/** "Idempotency": repeats the first reply for 90 minutes, errors included; 409 while the first call is in progress. */
export class IdempotencyCache {
  readonly #entries = new Map<string, { readonly body: string; readonly at: number; reply: Reply | null }>();

  constructor(private readonly clock: { readonly now: number }) {}

  /** Returns the reply to a repeated call; null for a new one, whose key is then reserved. */
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
