import type { Verdict } from '../books-check';
import type { ContestantKey } from '../contestants/contestant';
import type { Stats } from '../sandbox';
import type { Workload, WorkloadKey } from '../workloads';
import { floorSeconds } from './floor';

/** One contestant on one workload. */
export type Result = {
  readonly workload: WorkloadKey;
  readonly contestant: ContestantKey;
  readonly name: string;
  readonly expenses: number;
  /** How many of them were measured; time and calls of the rest are worked out in proportion. */
  readonly measured: number;
  readonly wallSeconds: number;
  readonly calls: number;
  readonly callsPerExpense: number;
  /** What the floor is of the time it took: 1 is as fast as Codat's limits allow. Null where a day has to turn first. */
  readonly floorShare: number | null;
  /** 429s that no fault rule gave. */
  readonly ownThrottled: number;
  readonly beforeRetryAfter: number;
  /** Calls of one company under way at one moment. */
  readonly mostInFlight: number;
  readonly smallP95Seconds: number | null;
  /** The same of the small companies when each has Codat to itself. */
  readonly aloneP95Seconds: number | null;
  readonly verdict: Verdict;
  /** Receipts that the contestant itself reports as: nobody knows, a person has to look. */
  readonly saidUnknown: number;
  readonly callsByOperation: Readonly<Record<string, number>>;
  readonly companySeconds: readonly number[];
  readonly notes: Readonly<Record<string, string | number>>;
};

export type Observed = {
  readonly before: Stats;
  readonly after: Stats;
  /** When each company was done, in seconds after everything was asked for. */
  readonly companySeconds: readonly number[];
  readonly measured: number;
  readonly verdict: Verdict;
};

/** What everybody's numbers are made of. */
export function resultOf(
  workload: Workload,
  { key, name }: { readonly key: ContestantKey; readonly name: string },
  { before, after, companySeconds, measured, verdict }: Observed,
): Result {
  const expenses = workload.companies.reduce((total, count) => total + count, 0);
  const share = expenses / measured;
  const wallSeconds = Math.max(...companySeconds);
  const calls = (after.requests - before.requests) * share;
  const struck = (stats: Stats) => stats.throttled - (stats.faults['rate-limit'] ?? 0);
  const small = companySeconds.filter((_, index) => (workload.companies[index] ?? 0) <= workload.smallest);
  return {
    workload: workload.key,
    contestant: key,
    name,
    expenses,
    measured,
    wallSeconds,
    calls: Math.round(calls),
    callsPerExpense: calls / expenses,
    floorShare: workload.dayTurnsAfterSeconds === null ? floorSeconds(workload.companies) / wallSeconds : null,
    ownThrottled: struck(after) - struck(before),
    beforeRetryAfter: after.beforeRetryAfter - before.beforeRetryAfter,
    mostInFlight: Math.max(0, ...Object.values(after.mostInFlight)),
    smallP95Seconds: small.length > 0 ? p95(small) : null,
    aloneP95Seconds: null,
    verdict,
    saidUnknown: 0,
    callsByOperation: Object.fromEntries(
      Object.entries(after.byOperation)
        .map(([operation, count]): [string, number] => [operation, count - (before.byOperation[operation] ?? 0)])
        .filter(([, count]) => count > 0),
    ),
    companySeconds,
    notes: {},
  };
}

/** The nearest rank: of nineteen the slowest. */
export const p95 = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? 0;
