/**
 * Why a company's lane is paused. Every expense of the company waits.
 * - `connection`: the package is not linked or revoked access; resumes when it is linked again
 * - `package`: the package accepts nothing, for example because its subscription expired
 * - `access`: Codat rejects our key or our plan
 * - `quota`: the day's calls are used up; resumes at midnight UTC
 * - `told`: Codat asked every company to wait
 * - `away`: Codat does not respond
 */
export const pauseReasons = ['connection', 'package', 'access', 'quota', 'told', 'away'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Whether the lane resumes without a probe and without anybody's help. */
export const resumesAutomatically = (because: PauseReason): boolean => because === 'quota' || because === 'told';

/** The most concurrent calls of one company (Codat, "Rate limits"). */
export const laneWidth = 10;
/** The most tasks in progress: while ten of them call Codat, the others prepare a call or save a result. */
export const laneTasks = 16;

/** The longest wait of one task, and of a lane while Codat does not respond, in seconds. */
export const longestBackoff = { work: 30, lane: 300 } as const;

/**
 * Returns the exponential backoff after the n-th failure in a row: 2, 4, 8 … seconds, at most `longest`. `chance` in
 * 0…1 adds jitter, so that tasks that failed together do not retry together.
 */
export const backoffSeconds = (failures: number, chance: number, longest: number = longestBackoff.work): number =>
  Math.min(longest, 2 ** Math.min(failures, 9)) * (0.75 + chance / 2);

/** Seconds of a pause before one sync probes whether the lane can resume. */
export const probeAfterSeconds = { connection: 600, package: 1800, access: 600 } as const;
