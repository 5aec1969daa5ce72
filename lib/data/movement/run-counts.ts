import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { RunCounts } from '@/lib/domain/sync/run';
import type { ItemState } from '@/lib/domain/sync/sync';

/**
 * The numbers of a run's expenses by state are kept by deltas, like the counters of movements: triggers append what a
 * statement changed to `run_deltas`, and the worker moves the deltas into `run_totals`. Row-level security shows an employee
 * the rows of their own expenses.
 */

/** 'unfrozen' are movements that wait in the run, and 'skipped' those that could not be sent. */
type CountedState = ItemState | 'unfrozen' | 'skipped';

/** The counts of a run as `countsOfRun` selects them. */
export type StoredCounts = {
  readonly states: Readonly<Partial<Record<CountedState, number>>> | null;
  /** When the last of its expenses was settled. */
  readonly settledAt: Date | null;
};

/** Returns the query for the counts of one run: its columns are `states` and `settled_at`. */
export const countsOfRun = (runId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select json_object_agg(state, count) as states, max(settled_at) as settled_at from (
    select state, sum(count)::int as count, max(settled_at) as settled_at from (
      select state, count, settled_at from run_totals where run_id = ${runId}
      union all select state, count, settled_at from run_deltas where run_id = ${runId}) kept
    group by state having sum(count) <> 0) states`;

/**
 * Returns the numbers for the counted states. An expense that was resent in the same run counts once, also one that waits
 * until its part is frozen.
 */
export function toRunCounts(states: StoredCounts['states']): RunCounts {
  const of = (state: CountedState) => states?.[state] ?? 0;
  const [unfrozen, unknown, synced, failed, withdrawn] = [
    of('unfrozen'),
    of('unknown'),
    of('synced'),
    of('failed'),
    of('withdrawn'),
  ];
  const waiting = unfrozen + of('queued');
  const inProgress = of('sending') + of('sent');
  const all = waiting + inProgress + unknown + synced + failed + withdrawn;
  return { all, waiting, unfrozen, inProgress, unknown, synced, failed, withdrawn, skipped: of('skipped') };
}

/** Moves the deltas of the company's runs into their totals. The caller holds the lock of the counters. */
export async function foldRunsIn(tx: Tx, companyId: string): Promise<number> {
  const [folded] = await tx.$queryRaw<{ deltas: number; runs: string[] | null }[]>`
    with deltas as (delete from run_deltas where company_id = ${companyId}::uuid returning *),
    moved as (
      insert into run_totals as t (company_id, run_id, person_id, state, count, settled_at)
      select company_id, run_id, person_id, state, sum(count), max(settled_at) from deltas group by 1, 2, 3, 4
      on conflict (company_id, run_id, person_id, state) do update set count = t.count + excluded.count,
        settled_at = greatest(t.settled_at, excluded.settled_at)
    )
    select count(*)::int as deltas, array_agg(distinct run_id::text) as runs from deltas`;
  await tx.$executeRaw`
    delete from run_totals
    where company_id = ${companyId}::uuid and run_id = any(${folded?.runs ?? []}::uuid[]) and count = 0`;
  return folded?.deltas ?? 0;
}

/** A count of a run that differs from the tables. */
export type RunDifference = {
  readonly runId: string;
  readonly personId: string;
  readonly state: string;
  readonly counted: number;
  readonly kept: number;
};

/** Compares the counts of the company's runs with a count of all their items. Returns at most 100 that differ. */
export const compareRunCounts = (tx: Tx, companyId: string): Promise<RunDifference[]> =>
  tx.$queryRaw<RunDifference[]>`
    select run_id::text as "runId", person_id::text as "personId", state, sum(counted)::int as counted, sum(kept)::int as kept
    from (
      select run_id, person_id, state, count as counted, 0 as kept from counted_runs(${companyId}::uuid)
      union all select run_id, person_id, state, 0, count from run_totals where company_id = ${companyId}::uuid
      union all select run_id, person_id, state, 0, count from run_deltas where company_id = ${companyId}::uuid) sides
    group by 1, 2, 3 having sum(counted) <> sum(kept) order by 1, 2, 3 limit 100`;

/** Counts the items of the company's runs again and replaces the counts. The caller holds the lock of the counters. */
export const rebuildRunCounts = (tx: Tx, companyId: string): Promise<unknown> =>
  // One statement, so that the rows that are counted and the deltas that are dropped are of the same moment.
  tx.$executeRaw`
    with dropped as (delete from run_deltas where company_id = ${companyId}::uuid returning 1),
    emptied as (delete from run_totals where company_id = ${companyId}::uuid returning 1)
    insert into run_deltas (company_id, run_id, person_id, state, count, settled_at)
    select ${companyId}::uuid, n.* from counted_runs(${companyId}::uuid) n
    where (select count(*) from dropped) + (select count(*) from emptied) >= 0`;
