import type { Failure } from '@/lib/codat/errors';
import type { LinkedConnection } from '@/lib/data/connections';
import type { Lane } from '@/lib/data/lanes';
import type { PauseReason } from '@/lib/domain/lane';
import type { World } from './world';

/** A lane while it is held: for whom, in which books, and how long still. */
export type Turn = {
  readonly lane: Lane;
  readonly codatCompanyId: string;
  readonly connection: LinkedConnection | null;
  readonly world: World;
  readonly stop: AbortSignal;
};

/** What a piece of work says to the lane: that Codat took it, that the books did, or that the whole lane has to wait. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'written' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly because: PauseReason; readonly seconds: number };

export const accepted: Verdict = { kind: 'accepted' };
export const written: Verdict = { kind: 'written' };
export const nothing: Verdict = { kind: 'nothing' };

/** How long a call of a lane waits for its turn: a minute's share comes by then, a day's does not. */
export const longestWaitMs = 65_000;

/** Failures that are not the record's own: nothing else of the company would get through either. Null for the others. */
export function laneTrouble(failure: Failure, awaySeconds: number): Verdict | null {
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
      return { kind: 'wait', because: 'away', seconds: awaySeconds };
    default:
      return null;
  }
}
