import type { Failure } from '@/lib/codat/client/errors';
import type { PauseReason } from '@/lib/domain/sync/lane';

/** What a piece of work says to the lane: that Codat took it, that the books did, or that the whole lane has to wait. */
export type LaneSignal =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'written' }
  | { readonly kind: 'nothing' }
  /** Codat failed over it, or did not answer: alone that means little, many in a row mean that it is away. */
  | { readonly kind: 'troubled' }
  | { readonly kind: 'wait'; readonly because: PauseReason; readonly seconds: number };

export const accepted: LaneSignal = { kind: 'accepted' };
export const written: LaneSignal = { kind: 'written' };
export const noSignal: LaneSignal = { kind: 'nothing' };
export const codatFailed: LaneSignal = { kind: 'troubled' };

/** How long a call of a lane waits for its turn: a minute's share comes by then, a day's does not. */
export const maxSlotWaitMs = 65_000;

/** What a failure that is not the record's own says to the lane. Null for the others. */
export function signalForFailure(failure: Failure): LaneSignal | null {
  switch (failure.kind) {
    case 'not-admitted':
      return failure.because === 'busy'
        ? noSignal
        : { kind: 'wait', because: failure.because, seconds: failure.retryAfterSeconds };
    case 'rate-limited':
      // A short one is waited for by every call in turn; a long one is worth saying.
      return failure.retryAfterSeconds * 1000 <= maxSlotWaitMs
        ? noSignal
        : { kind: 'wait', because: 'told', seconds: failure.retryAfterSeconds };
    case 'not-reached':
      return { kind: 'wait', because: 'away', seconds: 0 };
    case 'no-answer':
    case 'server-error':
      return codatFailed;
    default:
      return null;
  }
}
