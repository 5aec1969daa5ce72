import type { Failure } from '@/lib/codat/client/errors';
import type { PauseReason } from '@/lib/domain/sync/lane';

/** What a piece of work says to the lane: that Codat took it, that the books did, or that the whole lane has to wait. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'written' }
  | { readonly kind: 'nothing' }
  /** Codat failed over it, or did not answer: alone that means little, many in a row mean that it is away. */
  | { readonly kind: 'troubled' }
  | { readonly kind: 'wait'; readonly because: PauseReason; readonly seconds: number };

export const accepted: Verdict = { kind: 'accepted' };
export const written: Verdict = { kind: 'written' };
export const nothing: Verdict = { kind: 'nothing' };
export const troubled: Verdict = { kind: 'troubled' };

/** How long a call of a lane waits for its turn: a minute's share comes by then, a day's does not. */
export const longestWaitMs = 65_000;

/** What a failure that is not the record's own says to the lane. Null for the others. */
export function laneTrouble(failure: Failure): Verdict | null {
  switch (failure.kind) {
    case 'not-admitted':
      return failure.because === 'busy'
        ? nothing
        : { kind: 'wait', because: failure.because, seconds: failure.retryAfterSeconds };
    case 'rate-limited':
      // A short one is waited for by every call in turn; a long one is worth saying.
      return failure.retryAfterSeconds * 1000 <= longestWaitMs
        ? nothing
        : { kind: 'wait', because: 'told', seconds: failure.retryAfterSeconds };
    case 'not-reached':
      return { kind: 'wait', because: 'away', seconds: 0 };
    case 'no-answer':
    case 'server-error':
      return troubled;
    default:
      return null;
  }
}
