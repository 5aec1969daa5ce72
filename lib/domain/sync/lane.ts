/**
 * Why the lane of a company is paused. None of its expenses are sent until the lane resumes.
 * - `connection`: the package is not linked or has revoked access; resumes when it is linked again
 * - `package`: the package accepts nothing, for example because its subscription has expired
 * - `access`: Codat rejects our key or our plan
 * - `quota`: the calls of the day are used up; resumes at midnight UTC
 * - `told`: Codat has asked all companies to wait
 * - `away`: Codat does not respond
 */
export const pauseReasons = ['connection', 'package', 'access', 'quota', 'told', 'away'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Whether the lane resumes at a known time, without a probe call and without a person. */
export const resumesAutomatically = (because: PauseReason): boolean => because === 'quota' || because === 'told';

/** The largest number of concurrent calls for one company (Codat, "Rate limits"). */
export const laneWidth = 10;
/**
 * The largest number of tasks in progress for one company. It exceeds the number of calls, because some tasks prepare a
 * call or save a result.
 */
export const laneTasks = 16;

/**
 * The longest backoff in seconds: of a batch and of the whole lane while Codat does not respond, and of one step of a
 * receipt (decision 23).
 */
export const longestBackoff = { batch: 300, receipt: 5, lane: 300 } as const;

/**
 * Returns the backoff after a number of consecutive failures: 2, 4, 8 … seconds, at most `longest`. `chance`, from 0 to
 * 1, adds jitter, so that tasks that failed together do not retry together.
 */
export const backoffSeconds = (failures: number, chance: number, longest: number): number =>
  Math.min(longest, 2 ** Math.min(failures, 9)) * (0.75 + chance / 2);

/**
 * Returns the backoff of a batch after a number of failed attempts, with jitter: 2, 4, 5, 6 … seconds. After the first two it
 * grows by a tenth with each attempt, to about a tenth of the time that has passed: short while Codat fails now and then,
 * and few calls a day if the batch fails for ever (decision 23).
 */
export const batchBackoffSeconds = (failures: number, chance: number): number =>
  Math.min(longestBackoff.batch, 2 ** Math.min(failures, 9), 4 * 1.1 ** failures) * (0.75 + chance / 2);

/** For each reason of a pause, the seconds after which one sync probes whether the lane can resume. */
export const probeAfterSeconds = { connection: 600, package: 1800, access: 600 } as const;
