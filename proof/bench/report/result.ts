import type { Stats } from '../../harness/sandbox-control';
import type { BooksErrors } from '../books-check';
import type { ContestantKey } from '../contestants/contestant';
import type { Workload, WorkloadKey } from '../workloads';
import { floorSeconds } from './floor';

/** The figures of one contestant on one workload. */
export type Result = {
  readonly workload: WorkloadKey;
  readonly contestant: ContestantKey;
  readonly name: string;
  readonly expenses: number;
  /** The number of measured expenses; time and calls of the rest are extrapolated. */
  readonly measured: number;
  readonly wallSeconds: number;
  readonly calls: number;
  readonly callsPerExpense: number;
  /** The floor divided by the wall time: 1 is as fast as Codat's limits allow. Null when the quota must reset first. */
  readonly floorShare: number | null;
  /** 429s without those of a fault rule. */
  readonly ownThrottled: number;
  readonly beforeRetryAfter: number;
  /** The largest number of concurrent calls for one company. */
  readonly mostInFlight: number;
  readonly smallP95Seconds: number | null;
  /** The same for small companies measured one at a time. */
  readonly aloneP95Seconds: number | null;
  readonly errors: BooksErrors;
  /** Receipts that the contestant itself reports as unconfirmed. */
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
    smallP95Seconds: small.length > 0 ? p95(small) : null,
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

/** The 95th percentile by nearest rank. */
export const p95 = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? 0;
