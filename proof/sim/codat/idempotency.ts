import { minuteMs } from '../settings';

export type Reply = { readonly status: number; readonly body: unknown };

type Kept = { readonly body: string; readonly at: number; reply: Reply | null };

/** "Idempotency": the first answer is given again for 90 minutes, 4xx and 5xx too; 409 while the first call is under way. */
export class KeptAnswers {
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly clock: { readonly now: number }) {}

  /** The answer to a call made before; null the first time, and the key is then taken. */
  begin(key: string, body: string): Reply | null {
    const before = this.#kept.get(key);
    if (before && before.reply === null) return { status: 409, body: { error: 'already in progress' } };
    if (before && before.at > this.clock.now - 90 * minuteMs) {
      if (before.body !== body) return { status: 422, body: { error: 'used with a different request body' } };
      return before.reply;
    }
    this.#kept.set(key, { body, at: this.clock.now, reply: null });
    return null;
  }

  keep(key: string, reply: Reply): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    kept.reply = reply;
  }
}
