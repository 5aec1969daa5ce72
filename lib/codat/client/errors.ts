/**
 * The kinds of failed calls. The kind is derived from the connection error, the status and the error code, never from
 * the text of a message. The sync protocol says how to handle each kind (docs/codat.md).
 */
export type Failure =
  /** Outlay's own rate limits did not admit the call. Nothing was sent. */
  | { readonly kind: 'not-admitted'; readonly retryAfterSeconds: number; readonly because: 'quota' | 'told' | 'busy' }
  /** No connection to Codat was established. Codat did nothing. */
  | { readonly kind: 'not-reached' }
  /** A timeout or a reset connection. The outcome is ambiguous: Codat may have carried out the call. */
  | { readonly kind: 'no-answer' }
  /** Codat carried out the call (2xx), but its response is unreadable. */
  | { readonly kind: 'unread' }
  /** Codat responded with 429. It did nothing, and the idempotency key is still unused. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  /**
   * Codat responded with 409: the first request with this idempotency key is still in progress, or Codat already reads
   * these records from the package.
   */
  | { readonly kind: 'in-flight' }
  /**
   * Codat responded with 5xx. The outcome is ambiguous: Codat may have carried out the call. It repeats this response
   * for the same key.
   */
  | { readonly kind: 'server-error' }
  /** Codat refused the request (400 or 422). `problems` has the problem of each record that Codat names. */
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] }
  /** Codat refused our key, our plan or our permissions (401, 402 or 403). */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'missing' };

export type Problem = { readonly itemId: string; readonly message: string };

/** Returns the problem of one record. Codat names the record in `itemId`, or only inside the message. */
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
