/**
 * Why a company's expenses wait, all of them and not one by one.
 * - `connection`: the package is not linked, or took its permission back: goes on once it is linked again
 * - `package`: the package takes nothing, as when its subscription has run out
 * - `access`: Codat refuses us: our key, our plan
 * - `quota`: the day's calls are used up: goes on at midnight UTC
 * - `told`: Codat asked everybody to wait
 * - `away`: Codat does not answer
 */
export const pauseReasons = ['connection', 'package', 'access', 'quota', 'told', 'away'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Whether only time is needed: nothing is tried out before, and nobody has to do anything. */
export const resumesAutomatically = (because: PauseReason): boolean => because === 'quota' || because === 'told';

/** At most this many calls of a company at once (Codat, "Rate limits"). */
export const laneWidth = 10;
/** So many pieces of work are begun at once: while ten call, the others prepare their call or keep its outcome. */
export const laneTasks = 16;

/** The longest that a piece of work waits for itself, and that a lane waits while Codat is away, in seconds. */
export const longestBackoff = { work: 30, lane: 300 } as const;

/** Seconds to wait after the n-th failure in a row: 2, 4, 8 … at most `longest`. `chance` in 0…1 spreads those that fail together. */
export const backoffSeconds = (failures: number, chance: number, longest: number = longestBackoff.work): number =>
  Math.min(longest, 2 ** Math.min(failures, 9)) * (0.75 + chance / 2);

/** How long a pause lasts before one sync is tried out, in seconds. */
export const probeAfterSeconds = { connection: 600, package: 1800, access: 600 } as const;
