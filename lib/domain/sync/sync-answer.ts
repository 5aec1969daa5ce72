/** What is answered to a press of Sync: how many go, and why the others stay. */
export type SyncAnswer = {
  /** The run they go in; null when nothing goes, or when they are too many for one. */
  readonly runId: string | null;
  readonly queuedCount: number;
  readonly skippedCount: number;
  /** The first of those that stay. */
  readonly skipped: readonly SkippedExpense[];
};

export type SkippedExpense = { readonly expenseId: string; readonly merchant: string; readonly reason: string };

type Request = {
  readonly runId: string | null;
  readonly queuedIds: readonly string[];
  readonly skipped: readonly SkippedExpense[];
};

/** Of thousands that stay for one reason, nobody reads more. */
const shownAtMost = 50;

/** One answer to what may have gone in several calls. */
export function syncAnswer(requests: readonly Request[]): SyncAnswer {
  const skipped = requests.flatMap((request) => request.skipped);
  const runs = requests.flatMap((request) => request.runId ?? []);
  return {
    runId: runs.length === 1 ? (runs[0] ?? null) : null,
    queuedCount: requests.reduce((sum, request) => sum + request.queuedIds.length, 0),
    skippedCount: skipped.length,
    skipped: skipped.slice(0, shownAtMost),
  };
}
