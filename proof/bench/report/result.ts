import { percentile } from '../../harness/percentile';
import type { Stats } from '../../harness/sandbox-control';
import type { BooksErrors } from '../books-check';
import type { ContestantKey } from '../contestants/contestant';
import type { Workload, WorkloadKey } from '../workloads';
import { floorSeconds } from './floor';

/** The figures of one contestant for one workload. */
export type Result = {
  readonly workload: WorkloadKey;
  readonly contestant: ContestantKey;
  readonly name: string;
  readonly expenses: number;
  /** The number of expenses that were measured. The time and the calls of the others are extrapolated. */
  readonly measured: number;
  readonly wallSeconds: number;
  readonly calls: number;
  readonly callsPerExpense: number;
  /**
   * The shortest time that Codat's limits allow (floor.ts), divided by the measured time: 1 is the best possible value.
   * Null for the workload that must wait until the daily quota resets.
   */
  readonly floorShare: number | null;
  /** The number of 429 responses, without those that fault injection caused. */
  readonly ownThrottled: number;
  readonly beforeRetryAfter: number;
  /** The largest number of concurrent calls that one company reached. */
  readonly mostInFlight: number;
  readonly smallP95Seconds: number | null;
  /** The 95th percentile of the seconds of the small companies when each syncs alone. Null if that was not measured. */
  readonly aloneP95Seconds: number | null;
  readonly errors: BooksErrors;
  /** The number of receipts that the contestant itself reports as unconfirmed. */
  readonly unconfirmed: number;
  readonly callsByOperation: Readonly<Record<string, number>>;
  readonly companySeconds: readonly number[];
  readonly notes: Readonly<Record<string, string | number>>;
};

type Measurement = Pick<Result, 'companySeconds' | 'measured' | 'errors'> & {
  readonly before: Stats;
  readonly after: Stats;
};

export function createResult(
  workload: Workload,
  { key, name }: { readonly key: ContestantKey; readonly name: string },
  { before, after, companySeconds, measured, errors }: Measurement,
): Result {
  const expenses = workload.companies.reduce((total, count) => total + count, 0);
  const wallSeconds = Math.max(...companySeconds);
  const calls = ((after.requests - before.requests) * expenses) / measured;
  const ownThrottled = (stats: Stats) => stats.throttled - (stats.faults['rate-limit'] ?? 0);
  const small = companySeconds.filter((_, index) => (workload.companies[index] ?? 0) <= workload.smallCompany);
  return {
    workload: workload.key,
    contestant: key,
    name,
    expenses,
    measured,
    wallSeconds,
    calls: Math.round(calls),
    callsPerExpense: calls / expenses,
    floorShare: workload.quotaResetsAfterSeconds === null ? floorSeconds(workload.companies) / wallSeconds : null,
    ownThrottled: ownThrottled(after) - ownThrottled(before),
    beforeRetryAfter: after.beforeRetryAfter - before.beforeRetryAfter,
    mostInFlight: Math.max(0, ...Object.values(after.mostInFlight)),
    smallP95Seconds: small.length > 0 ? percentile(small, 0.95) : null,
    aloneP95Seconds: null,
    errors,
    unconfirmed: 0,
    callsByOperation: Object.fromEntries(
      Object.entries(after.byOperation)
        .map(([operation, count]): [string, number] => [operation, count - (before.byOperation[operation] ?? 0)])
        .filter(([, count]) => count > 0),
    ),
    companySeconds,
    notes: {},
  };
}
