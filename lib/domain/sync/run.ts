/**
 * What started a run. `hand`: a person. `ready`: the automatic sync of an expense that became ready. `schedule`: the
 * daily automatic sync. `retry`: a retry of failed expenses.
 */
export type RunOrigin = 'hand' | 'ready' | 'schedule' | 'retry';

/**
 * The number of expenses of a run in each state. An expense that was withdrawn and sent again in the same run counts
 * once, in its current state.
 */
export type RunCounts = {
  readonly all: number;
  /** Expenses not sent yet. Stopping the run withdraws them. */
  readonly waiting: number;
  /** Those of the waiting expenses that are not frozen yet. */
  readonly unfrozen: number;
  readonly inProgress: number;
  readonly unknown: number;
  readonly synced: number;
  readonly failed: number;
  /** Expenses that were withdrawn before they were sent. */
  readonly withdrawn: number;
  /** Expenses that could not be sent when their part of the run was due. They are not part of `all`. */
  readonly skipped: number;
};

export const runStates = [
  'waiting',
  'in progress',
  'unknown',
  'done',
  'partly failed',
  'failed',
  'stopped',
  'withdrawn',
  'nothing sent',
] as const;
export type RunState = (typeof runStates)[number];

/** Counts the expenses without a final result, whether they were sent or not. */
export const unfinishedCount = ({ waiting, inProgress }: Pick<RunCounts, 'waiting' | 'inProgress'>): number =>
  waiting + inProgress;

/** Derives the state of a run from the states of its expenses. The state itself is not stored. */
export function runStateOf(counts: RunCounts, stopped: boolean): RunState {
  if (counts.inProgress > 0) return 'in progress';
  if (counts.waiting > 0) return 'waiting';
  if (counts.unknown > 0) return 'unknown';
  if (counts.failed > 0) return counts.synced > 0 ? 'partly failed' : 'failed';
  if (counts.withdrawn > 0) return stopped ? 'stopped' : 'withdrawn';
  return counts.all === 0 ? 'nothing sent' : 'done';
}
