/** What started a run: a person, the automatic sync when ready or at an hour, or a retry. */
export type RunOrigin = 'hand' | 'ready' | 'schedule' | 'retry';

/**
 * How many expenses of a run are in each state. An expense that was withdrawn and resent within the run counts once, in
 * its current state.
 */
export type RunCounts = {
  readonly all: number;
  /** Not sent yet; withdrawn when the run is stopped. */
  readonly waiting: number;
  readonly inProgress: number;
  readonly unknown: number;
  readonly synced: number;
  readonly failed: number;
  /** Withdrawn before it was sent. */
  readonly withdrawn: number;
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
] as const;
export type RunState = (typeof runStates)[number];

/** Counts the expenses that are not settled yet, sent or not. */
export const unfinishedCount = ({ waiting, inProgress }: Pick<RunCounts, 'waiting' | 'inProgress'>): number =>
  waiting + inProgress;

/** Derives the state of a run from its expenses. It is stored nowhere else. */
export function runStateOf(counts: RunCounts, stopped: boolean): RunState {
  if (counts.inProgress > 0) return 'in progress';
  if (counts.waiting > 0) return 'waiting';
  if (counts.unknown > 0) return 'unknown';
  if (counts.failed > 0) return counts.synced > 0 ? 'partly failed' : 'failed';
  if (counts.withdrawn > 0) return stopped ? 'stopped' : 'withdrawn';
  return 'done';
}
