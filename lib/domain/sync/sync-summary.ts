import { countedMovements } from '@/lib/domain/movement/counted';

/** The result of a request to sync expenses: how many were queued, and why the others were skipped. */
export type SyncSummary = {
  /** The id of the run. Null when nothing was queued, or when there is one run for each of several companies. */
  readonly runId: string | null;
  readonly queuedCount: number;
  /** How many of the queued ones are transfers. */
  readonly queuedTransfers: number;
  /** Those of the queued expenses that are checked when their part of the run is due. Some may be skipped then. */
  readonly uncheckedCount: number;
  readonly skippedCount: number;
  /** How many of the skipped ones are transfers. */
  readonly skippedTransfers: number;
  /** The first skipped expenses and transfers. */
  readonly skipped: readonly SkippedExpense[];
};

/** An expense or a transfer that is not sent. The merchant of a transfer is the name of its kind. */
export type SkippedExpense = {
  readonly expenseId: string;
  readonly kind: 'expense' | 'transfer';
  readonly merchant: string;
  readonly reason: string;
};

const maxShown = 50;

/** Combines the results of one or more requests. Keeps at most 50 skipped expenses. */
export function summariseSync(requests: readonly SyncSummary[]): SyncSummary {
  const skipped = requests.flatMap((request) => request.skipped);
  const runs = requests.flatMap((request) => request.runId ?? []);
  return {
    runId: runs.length === 1 ? (runs[0] ?? null) : null,
    queuedCount: requests.reduce((sum, request) => sum + request.queuedCount, 0),
    queuedTransfers: requests.reduce((sum, request) => sum + request.queuedTransfers, 0),
    uncheckedCount: requests.reduce((sum, request) => sum + request.uncheckedCount, 0),
    skippedCount: requests.reduce((sum, request) => sum + request.skippedCount, 0),
    skippedTransfers: requests.reduce((sum, request) => sum + request.skippedTransfers, 0),
    skipped: skipped.slice(0, maxShown),
  };
}

/** Returns what a person is told about the queued expenses. */
export const syncingText = (
  {
    queuedCount,
    queuedTransfers,
    uncheckedCount,
  }: Pick<SyncSummary, 'queuedCount' | 'queuedTransfers' | 'uncheckedCount'>,
  locale: string,
): string =>
  `Syncing ${countedMovements({ count: queuedCount, transfers: queuedTransfers }, locale)}.${uncheckedCount > 0 ? ' The sync lists those that cannot be sent.' : ''}`;
