import 'server-only';
import { inScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import { countsOfRun, type StoredCounts, toRunCounts } from '@/lib/data/movement/run-counts';
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
export const listRuns = (viewer: Viewer, at: PageAt): Promise<Page<SyncRun>> => {
  const { where, take } = keyset(at, pageSize);
  const { gt, lt }: { gt?: string; lt?: string } = where.id ?? {};
  const which = gt ? Prisma.sql`r.id > ${gt}::uuid` : lt ? Prisma.sql`r.id < ${lt}::uuid` : Prisma.sql`true`;
  return runsWhere(viewer, which, { take, isBackward: gt !== undefined }).then((read) => pageOf(read, at, pageSize));
};

/** Returns the newest run of the company, or null if there is none. */
export const latestRun = (viewer: Viewer): Promise<SyncRun | null> =>
  runsWhere(viewer, Prisma.sql`true`, { take: 1 }).then(([run]) => run ?? null);

/** Returns a run, or null if the viewer may not see it. */
export const findRun = (viewer: Viewer, id: string): Promise<SyncRun | null> =>
  runsWhere(viewer, Prisma.sql`r.id = ${id}::uuid`, { take: 1 }).then(([run]) => run ?? null);

/** Returns the id of the run to which a batch belongs. Older links to a sync contain the id of a batch. */
export const runOfBatch = (viewer: Viewer, syncId: string): Promise<string | null> =>
  inScope(viewer, (tx) =>
    tx.sync.findFirst({ where: { id: syncId, companyId: viewer.companyId }, select: { runId: true } }),
  ).then((sync) => sync?.runId ?? null);

type Row = Omit<SyncRun, 'bySupport' | 'finishedAt' | 'counts'> &
  StoredCounts & { readonly requestedById: string | null };

/** One statement reads the runs, the names of their people, and their counts. */
const runsWhere = (
  viewer: Viewer,
  which: Prisma.Sql,
  { take, isBackward = false }: { readonly take: number; readonly isBackward?: boolean },
): Promise<SyncRun[]> =>
  inScope(
    viewer,
    (tx) => tx.$queryRaw<Row[]>`
      select r.id::text as id, r.origin::text as origin, r.requested_at as "requestedAt",
        r.requested_by_id::text as "requestedById", u.name as "requestedBy", r.stopped_at as "stoppedAt", p.name as "stoppedBy",
        n.states, n.settled_at as "settledAt"
      from sync_runs r left join users u on u.id = r.requested_by_id left join users p on p.id = r.stopped_by_id
        cross join lateral (${countsOfRun(Prisma.sql`r.id`)}) n
      where r.company_id = ${viewer.companyId}::uuid and ${which}
      order by r.id ${isBackward ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${take}`,
  ).then((rows) =>
    rows.map(({ requestedById, states, settledAt, ...run }) => {
      const counts = toRunCounts(states);
      const isOpen = counts.waiting + counts.inProgress + counts.unknown > 0;
      return {
        ...run,
        bySupport: requestedById !== null && run.requestedBy === null,
        finishedAt: isOpen ? null : settledAt,
        counts,
      };
    }),
  );
