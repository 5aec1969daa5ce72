/**
 * What can go wrong with a call, decided once, from how it ended, its status and its code; never from the words of a
 * message. What to do about each is in the sync protocol (docs/codat.md).
 */
export type Failure =
  /** Its turn did not come (our own budgets): nothing was sent. */
  | { readonly kind: 'not-admitted'; readonly retryAfterSeconds: number; readonly because: 'quota' | 'told' | 'busy' }
  /** The request never left, so nothing was done. */
  | { readonly kind: 'not-reached' }
  /** It may have been done: no answer came. */
  | { readonly kind: 'no-answer' }
  /** It was done (2xx), but what the answer said could not be read. */
  | { readonly kind: 'unread' }
  /** 429: nothing was done; the idempotency key is free again. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  /** 409 under an idempotency key: the first request is still being worked on. */
  | { readonly kind: 'in-flight' }
  /** 5xx: it may have been done, and the key is spent. */
  | { readonly kind: 'server-error' }
  /** 400 and 422: refused, with what was wrong per record where Codat says. */
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] }
  /** 401, 402, 403: our key, plan or rights. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'missing' };

export type Problem = { readonly itemId: string; readonly message: string };

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
