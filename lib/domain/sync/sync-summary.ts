/** The result of a request to sync expenses: how many were queued, and why the others were skipped. */
export type SyncSummary = {
  /** The id of the run. Null when nothing was queued, or when there is one run for each of several companies. */
  readonly runId: string | null;
  readonly queuedCount: number;
  readonly skippedCount: number;
  /** The first skipped expenses, at most 50. */
  readonly skipped: readonly SkippedExpense[];
};

export type SkippedExpense = { readonly expenseId: string; readonly merchant: string; readonly reason: string };

type Request = {
  readonly runId: string | null;
  readonly queuedCount: number;
  readonly skippedCount: number;
  readonly skipped: readonly SkippedExpense[];
};

const maxShown = 50;

/** Combines the results of one or more requests. */
export function summariseSync(requests: readonly Request[]): SyncSummary {
  const skipped = requests.flatMap((request) => request.skipped);
  const runs = requests.flatMap((request) => request.runId ?? []);
  return {
    runId: runs.length === 1 ? (runs[0] ?? null) : null,
    queuedCount: requests.reduce((sum, request) => sum + request.queuedCount, 0),
    skippedCount: requests.reduce((sum, request) => sum + request.skippedCount, 0),
    skipped: skipped.slice(0, maxShown),
  };
}
