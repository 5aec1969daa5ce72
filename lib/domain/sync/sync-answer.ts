/** What is answered to a press of Sync: how many go, and why the others stay. */
export type SyncAnswer = {
  /** The run they go in; null when nothing goes, or when they are too many for one. */
  readonly runId: string | null;
  readonly going: number;
  readonly stayed: number;
  /** The first of those that stay. */
  readonly staying: readonly Staying[];
};

export type Staying = { readonly expenseId: string; readonly merchant: string; readonly why: string };

type Request = {
  readonly runId: string | null;
  readonly going: readonly string[];
  readonly staying: readonly Staying[];
};

/** Of thousands that stay for one reason, nobody reads more. */
const shownAtMost = 50;

/** One answer to what may have gone in several calls. */
export function syncAnswer(requests: readonly Request[]): SyncAnswer {
  const staying = requests.flatMap((request) => request.staying);
  const runs = requests.flatMap((request) => request.runId ?? []);
  return {
    runId: runs.length === 1 ? (runs[0] ?? null) : null,
    going: requests.reduce((sum, request) => sum + request.going.length, 0),
    stayed: staying.length,
    staying: staying.slice(0, shownAtMost),
  };
}
