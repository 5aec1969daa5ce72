/** What made a run: a person's press, the company's choice of "when ready" or of an hour, or a retry. */
export type RunOrigin = 'hand' | 'ready' | 'schedule' | 'retry';

/**
 * Where the expenses of a run stand, each counted once: one that was taken out of its batch and sent on by itself within
 * the run counts where it is now.
 */
export type RunCounts = {
  readonly all: number;
  /** Not sent yet: these come back when the run is stopped. */
  readonly waiting: number;
  readonly inProgress: number;
  readonly unknown: number;
  readonly synced: number;
  readonly failed: number;
  /** Not sent, and not going to be. */
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

/** How many are on their way still, sent or not. */
export const unfinishedCount = ({ waiting, inProgress }: Pick<RunCounts, 'waiting' | 'inProgress'>): number =>
  waiting + inProgress;

/** Where a run stands, from its expenses. There is no other place it is kept. */
export function runStateOf(counts: RunCounts, stopped: boolean): RunState {
  if (counts.inProgress > 0) return 'in progress';
  if (counts.waiting > 0) return 'waiting';
  if (counts.unknown > 0) return 'unknown';
  if (counts.failed > 0) return counts.synced > 0 ? 'partly failed' : 'failed';
  if (counts.withdrawn > 0) return stopped ? 'stopped' : 'withdrawn';
  return 'done';
}
