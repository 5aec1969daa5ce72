import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import { setMeta } from '../store/meta';

/**
 * A change of the sandbox's clock: to a given time, forward by some seconds, or to an offset from the machine's time.
 */
export const clockChange = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advanceSeconds: z.number() }),
  z.strictObject({ offsetSeconds: z.number() }),
]);
export type ClockChange = z.infer<typeof clockChange>;

const earliest = Date.parse('2000-01-01T00:00:00Z');
const latest = Date.parse('2100-01-01T00:00:00Z');

/**
 * Returns true if the new time is between the years 2000 and 2100. Records, links and keys cannot store other years.
 */
export function isInClockRange({ store }: Sandbox, change: ClockChange): boolean {
  const then = Date.now() + offsetOf(change, store.clock.offsetMs);
  return then >= earliest && then < latest;
}

/** Sets the sandbox's clock and runs the work that is then due. The clock stays changed after a restart. */
export function setClock(sandbox: Sandbox, change: ClockChange): void {
  const { store } = sandbox;
  const before = store.clock.offsetMs;
  const after = Math.round(offsetOf(change, before));
  store.clock.moveTo(after);
  setMeta(store, 'clock', String(after));
  sandbox.rateLimiter.clockMoved();
  sandbox.tasks.adjustToClock(after - before);
}

export const clockView = ({ store: { clock } }: Sandbox) => ({
  now: clock.iso(),
  offsetSeconds: clock.offsetMs / 1000,
});

function offsetOf(change: ClockChange, before: number): number {
  if ('now' in change) return Date.parse(change.now) - Date.now();
  if ('advanceSeconds' in change) return before + change.advanceSeconds * 1000;
  return change.offsetSeconds * 1000;
}
