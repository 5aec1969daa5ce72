import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { TaskState } from '@/lib/data/generated/enums';
import { startTask } from '@/lib/data/task/tasks';
import type { Role } from '@/lib/domain/company/role';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type ExpenseCounts, emptyCounts, expenseCounts } from '@/lib/domain/counts/counts';
import { mostAtOnce, type TaskProgress } from '@/lib/domain/task/task';

/**
 * What is known about all expenses of a company. A small company has few enough to count them in each request, so
 * `isSmall` is true and nothing is stored. Else a worker has counted them, and `counts` is null before the first time.
 */
export type Counted = {
  readonly isSmall: boolean;
  readonly counts: ExpenseCounts | null;
  /** The task that made the counts; null before the first. */
  readonly taskId: string | null;
  readonly countedAt: Date | null;
  /** How far the count is that is running; null when none is. */
  readonly progress: TaskProgress | null;
};

/** A page that shows counts older than this starts a new count. */
const freshMs = 10 * 60_000;

const counters: readonly Role[] = ['owner', 'admin', 'bookkeeper'];

/** Returns the counts of all expenses of the company. Starts a new count when they are older than ten minutes. */
export async function countsIn(tx: Tx, viewer: Viewer): Promise<Counted> {
  const { companyId } = viewer;
  const rows = await tx.$queryRaw<(CountTask & { expenses: number })[]>`
    select small.expenses, t.id::text as id, t.state::text as state, t.done, t.total, t.result, t.created_at as "createdAt",
      t.settled_at as "settledAt"
    from (select count(*)::int as expenses from (${firstMovements(companyId)}) first) small
      left join lateral (
        select * from background_tasks
        where company_id = ${companyId}::uuid and kind = 'count-expenses' and small.expenses > ${mostAtOnce}
        order by id desc limit 5) t on true
    order by t.id desc`;
  if ((rows[0]?.expenses ?? 0) <= mostAtOnce)
    return { isSmall: true, counts: null, taskId: null, countedAt: null, progress: null };
  const tasks = rows.filter(({ id }) => id !== null);
  const [newest] = tasks;
  const last = tasks.find(({ state }) => state === 'done');
  const isOld = !newest || newest.createdAt.getTime() < Date.now() - freshMs;
  const running = tasks.find(({ settledAt }) => settledAt === null);
  return {
    isSmall: false,
    counts: last ? expenseCounts.parse(last.result) : null,
    taskId: last?.id ?? null,
    countedAt: last?.settledAt ?? null,
    progress: running ?? (isOld && counters.includes(viewer.role) ? await startCount(tx, viewer) : null),
  };
}

type CountTask = {
  readonly id: string;
  readonly state: TaskState;
  readonly done: number;
  readonly total: number;
  readonly result: unknown;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

const firstMovements = (companyId: string): Prisma.Sql =>
  Prisma.sql`select 1 from movements where company_id = ${companyId}::uuid limit ${mostAtOnce + 1}`;

/** Whether the company has at most `mostAtOnce` expenses. */
export async function isSmall(tx: Tx, companyId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${firstMovements(companyId)}) counted`;
  return (row?.count ?? 0) <= mostAtOnce;
}

/** Starts a count, unless another request has started one in this moment. */
async function startCount(tx: Tx, viewer: Viewer): Promise<TaskProgress | null> {
  const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('count ' || ${viewer.companyId}, 0)) as "isOurs"`;
  if (!lock?.isOurs) return null;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from movements
    where company_id = ${viewer.companyId}::uuid and kind <> 'transfer' and removed_at is null`;
  return startTask(tx, viewer, { kind: 'count-expenses', input: {}, result: emptyCounts, total: row?.count ?? 0 });
}
