/**
 * How a call failed, derived from how it ended, its status and its code, never from the text of a message. The sync
 * protocol says what to do about each (docs/codat.md).
 */
export type Failure =
  /** Our own rate limits gave the call no slot. Nothing was sent. */
  | { readonly kind: 'not-admitted'; readonly retryAfterSeconds: number; readonly because: 'quota' | 'told' | 'busy' }
  /** The connection was refused. Nothing was done. */
  | { readonly kind: 'not-reached' }
  /** Ambiguous: a timeout or a reset. It may have been done. */
  | { readonly kind: 'no-answer' }
  /** It was done (2xx), but the response is unreadable. */
  | { readonly kind: 'unread' }
  /** 429: nothing was done, and the idempotency key is unused. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  /** 409 under an idempotency key: the first request is still in progress. */
  | { readonly kind: 'in-flight' }
  /** Ambiguous: 5xx. It may have been done, and Codat replays this response under the key. */
  | { readonly kind: 'server-error' }
  /** 400 and 422: refused, with the problem of each record that Codat names. */
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] }
  /** 401, 402, 403: our key, plan or permissions. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'missing' };

export type Problem = { readonly itemId: string; readonly message: string };

/** Returns the problem of one record. Codat gives its id in `itemId`, or only inside the message. */
export const problemOf = (problems: readonly Problem[], recordId: string): Problem | undefined =>
  problems.find(({ itemId, message }) => itemId.includes(recordId) || message.includes(recordId));

export class CodatError extends Error {
  override readonly name = 'CodatError';

  constructor(
    readonly failure: Failure,
    message: string,
    readonly correlationId: string | null,
  ) {
    super(message);
  }
}
