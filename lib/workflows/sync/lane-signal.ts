import type { Failure } from '@/lib/codat/client/errors';
import { type PauseReason, probeAfterSeconds } from '@/lib/domain/sync/lane';

/** What a finished task tells the circuit breaker of its lane. */
export type LaneSignal =
  /** Codat accepted a call. */
  | { readonly kind: 'accepted' }
  /** A record was written to the books. */
  | { readonly kind: 'written' }
  | { readonly kind: 'none' }
  /** Codat failed or did not respond. Many such signals in a row mean an outage. */
  | { readonly kind: 'codat-failed' }
  /** The whole lane has to wait for some seconds. */
  | { readonly kind: 'pause'; readonly because: PauseReason; readonly seconds: number };

export const accepted: LaneSignal = { kind: 'accepted' };
export const written: LaneSignal = { kind: 'written' };
export const noSignal: LaneSignal = { kind: 'none' };
export const codatFailed: LaneSignal = { kind: 'codat-failed' };

export const pauseBecause = (because: keyof typeof probeAfterSeconds): LaneSignal => ({
  kind: 'pause',
  because,
  seconds: probeAfterSeconds[because],
});

/**
 * How long a call of a lane waits for its slot. A call waits until the limit per minute allows it, but not until the
 * daily quota resets.
 */
export const maxSlotWaitMs = 65_000;

/** Returns what a failed call tells the circuit breaker. A failure that concerns only the record gives no signal. */
export function signalForFailure(failure: Failure): LaneSignal {
  switch (failure.kind) {
    case 'not-admitted':
      return failure.because === 'busy'
        ? noSignal
        : { kind: 'pause', because: failure.because, seconds: failure.retryAfterSeconds };
    case 'rate-limited':
      // After a short Retry-After the call simply waits. Only a long one pauses the lane.
      return failure.retryAfterSeconds * 1000 <= maxSlotWaitMs
        ? noSignal
        : { kind: 'pause', because: 'told', seconds: failure.retryAfterSeconds };
    case 'not-reached':
      return { kind: 'pause', because: 'away', seconds: 0 };
    case 'no-answer':
    case 'server-error':
      return codatFailed;
    default:
      return noSignal;
  }
}
