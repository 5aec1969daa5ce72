import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import type { Prisma } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';
import type { RunCounts, RunOrigin } from '@/lib/domain/sync/run';

export type SyncRun = {
  readonly id: string;
  readonly origin: RunOrigin;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  /** Whether a support employee started the run. The company does not see their names. */
  readonly bySupport: boolean;
  readonly stoppedAt: Date | null;
  readonly stoppedBy: string | null;
  /** When the last expense of the run was settled. Null while an expense is still open. */
  readonly finishedAt: Date | null;
  readonly counts: RunCounts;
};

const pageSize = 30;

/** Returns a page of the company's runs, newest first. An employee sees only the runs with their own expenses. */
export const listRuns = (viewer: Viewer, at: PageAt): Promise<Page<SyncRun>> =>
  inScope(viewer, async (tx) => {
    const { where, orderBy, take } = keyset(at, pageSize);
    const read = await tx.syncRun.findMany({
      where: { companyId: viewer.companyId, ...where },
      select: columns,
      orderBy,
      take,
    });
    return pageOf(await withCounts(tx, read), at, pageSize);
  });

/** Returns the newest run of the company, or null if there is none. */
export const latestRun = (viewer: Viewer): Promise<SyncRun | null> =>
  inScope(viewer, async (tx) => {
    const read = await tx.syncRun.findFirst({
      where: { companyId: viewer.companyId },
      select: columns,
      orderBy: { id: 'desc' },
    });
    return read ? ((await withCounts(tx, [read]))[0] ?? null) : null;
  });

/** Returns a run, or null if the viewer may not see it. */
export const findRun = (viewer: Viewer, id: string): Promise<SyncRun | null> =>
  inScope(viewer, async (tx) => {
    const read = await tx.syncRun.findFirst({ where: { id, companyId: viewer.companyId }, select: columns });
    return read ? ((await withCounts(tx, [read]))[0] ?? null) : null;
  });

/** Returns the id of the run to which a batch belongs. Older links to a sync contain the id of a batch. */
export const runOfBatch = (viewer: Viewer, syncId: string): Promise<string | null> =>
  inScope(viewer, (tx) =>
    tx.sync.findFirst({ where: { id: syncId, companyId: viewer.companyId }, select: { runId: true } }),
  ).then((sync) => sync?.runId ?? null);

const columns = { id: true, origin: true, requestedAt: true, requestedById: true, stoppedAt: true } as const;

type Read = Prisma.SyncRunGetPayload<{ select: typeof columns }>;

async function withCounts(tx: Tx, read: readonly Read[]): Promise<SyncRun[]> {
  const tallies = await talliesOf(
    tx,
    read.map((run) => run.id),
  );
  return read.map(({ requestedById, ...run }) => {
    const { requestedBy, stoppedBy, finishedAt, counts } = tallies.get(run.id) ?? noTally;
    const bySupport = requestedById !== null && requestedBy === null;
    return { ...run, requestedBy, bySupport, stoppedBy, finishedAt, counts };
  });
}

const none: RunCounts = {
  all: 0,
  waiting: 0,
  unfrozen: 0,
  inProgress: 0,
  unknown: 0,
  synced: 0,
  failed: 0,
  withdrawn: 0,
  skipped: 0,
};

type Tally = Pick<SyncRun, 'counts' | 'finishedAt' | 'requestedBy' | 'stoppedBy'>;
const noTally: Tally = { counts: none, finishedAt: null, requestedBy: null, stoppedBy: null };

/**
 * Returns the names of the people of each run, and counts its expenses of each run by state, also those that wait until their part is frozen. An expense that was resent
 * in the same run counts once. Counts in SQL, because a run can have thousands of items.
 */
async function talliesOf(tx: Tx, runIds: readonly string[]): Promise<ReadonlyMap<string, Tally>> {
  const ids = [...runIds];
  const rows = await tx.$queryRaw<(Omit<Tally, 'counts'> & { run_id: string } & RunCounts)[]>`
    with items as (
      select s.run_id, count(*)::int as all, max(i.settled_at) as finished_at,
        count(*) filter (where i.state = 'queued')::int as waiting,
        count(*) filter (where i.state in ('sending', 'sent'))::int as in_progress,
        count(*) filter (where i.state = 'unknown')::int as unknown,
        count(*) filter (where i.state = 'synced')::int as synced,
        count(*) filter (where i.state = 'failed')::int as failed,
        count(*) filter (where i.state = 'withdrawn')::int as withdrawn
      from syncs s join sync_items i on i.sync_id = s.id
      where s.run_id = any(${ids}::uuid[]) and (i.state <> 'withdrawn' or not exists (
        select 1 from sync_items later join syncs ls on ls.id = later.sync_id
        where later.movement_id = i.movement_id and later.attempt > i.attempt and ls.run_id = s.run_id))
      group by s.run_id),
    queued as (
      select queued_run_id, count(*)::int as count from movements where queued_run_id = any(${ids}::uuid[]) group by 1),
    skips as (select run_id, count(*)::int as count from run_skips where run_id = any(${ids}::uuid[]) group by 1)
    select run.id as run_id, coalesce(items.all, 0) + coalesce(queued.count, 0) as all,
      items.finished_at as "finishedAt", requester.name as "requestedBy", stopper.name as "stoppedBy",
      coalesce(items.waiting, 0) + coalesce(queued.count, 0) as waiting, coalesce(queued.count, 0) as unfrozen,
      coalesce(items.in_progress, 0) as "inProgress", coalesce(items.unknown, 0) as unknown,
      coalesce(items.synced, 0) as synced, coalesce(items.failed, 0) as failed,
      coalesce(items.withdrawn, 0) as withdrawn, coalesce(skips.count, 0) as skipped
    from sync_runs run left join users requester on requester.id = run.requested_by_id
      left join users stopper on stopper.id = run.stopped_by_id left join items on items.run_id = run.id
      left join queued on queued.queued_run_id = run.id left join skips on skips.run_id = run.id
    where run.id = any(${ids}::uuid[])`;
  return new Map(
    rows.map(({ run_id, finishedAt, requestedBy, stoppedBy, ...counts }) => {
      const open = counts.waiting + counts.inProgress + counts.unknown;
      return [run_id, { counts, finishedAt: open > 0 ? null : finishedAt, requestedBy, stoppedBy }] as const;
    }),
  );
}
