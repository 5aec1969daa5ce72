/** The result of pressing Sync: how many expenses are queued, and why the others are skipped. */
export type SyncSummary = {
  /** The run; null when nothing is queued, or when several companies have a run each. */
  readonly runId: string | null;
  readonly queuedCount: number;
  readonly skippedCount: number;
  /** The first skipped expenses. */
  readonly skipped: readonly SkippedExpense[];
};

export type SkippedExpense = { readonly expenseId: string; readonly merchant: string; readonly reason: string };

type Request = {
  readonly runId: string | null;
  readonly queuedIds: readonly string[];
  readonly skipped: readonly SkippedExpense[];
};

const maxShown = 50;

/** Sums up one or more sync requests in one result. */
export function summariseSync(requests: readonly Request[]): SyncSummary {
  const skipped = requests.flatMap((request) => request.skipped);
  const runs = requests.flatMap((request) => request.runId ?? []);
  return {
    runId: runs.length === 1 ? (runs[0] ?? null) : null,
    queuedCount: requests.reduce((sum, request) => sum + request.queuedIds.length, 0),
    skippedCount: skipped.length,
    skipped: skipped.slice(0, maxShown),
  };
}
