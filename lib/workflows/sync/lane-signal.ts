import type { Failure } from '@/lib/codat/client/errors';
import { type PauseReason, probeAfterSeconds } from '@/lib/domain/sync/lane';

/** What one piece of work tells the lane's circuit breaker. */
export type LaneSignal =
  /** Codat accepted a call. */
  | { readonly kind: 'accepted' }
  /** A record was written to the books. */
  | { readonly kind: 'written' }
  | { readonly kind: 'none' }
  /** Codat failed or did not respond. Many in a row mean an outage. */
  | { readonly kind: 'codat-failed' }
  /** The whole lane has to wait. */
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

/** How long a call of a lane waits for its slot: longer than the limit of the minute, shorter than the quota of the day. */
export const maxSlotWaitMs = 65_000;

/** Returns what a failed call tells the lane. A failure of the record alone gives no signal. */
export function signalForFailure(failure: Failure): LaneSignal {
  switch (failure.kind) {
    case 'not-admitted':
      return failure.because === 'busy'
        ? noSignal
        : { kind: 'pause', because: failure.because, seconds: failure.retryAfterSeconds };
    case 'rate-limited':
      // Every call waits out a short Retry-After on its own. Only a long one pauses the lane.
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
