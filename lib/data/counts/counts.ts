import 'server-only';
import type { Tx } from '@/lib/data/db';
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
  if (await isSmall(tx, companyId))
    return { isSmall: true, counts: null, taskId: null, countedAt: null, progress: null };
  const tasks = await tx.backgroundTask.findMany({
    where: { companyId, kind: 'count-expenses' },
    orderBy: { id: 'desc' },
    take: 5,
    select: { id: true, state: true, done: true, total: true, result: true, createdAt: true, settledAt: true },
  });
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

/** Whether the company has at most `mostAtOnce` expenses. */
export async function isSmall(tx: Tx, companyId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select 1 from movements where company_id = ${companyId}::uuid limit ${mostAtOnce + 1}) counted`;
  return (row?.count ?? 0) <= mostAtOnce;
}

/** Starts a count, unless another request has started one in this moment. */
async function startCount(tx: Tx, viewer: Viewer): Promise<TaskProgress | null> {
  const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('count ' || ${viewer.companyId}, 0)) as "isOurs"`;
  if (!lock?.isOurs) return null;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from movements
    where company_id = ${viewer.companyId}::uuid and kind = 'expense' and removed_at is null`;
  return startTask(tx, viewer, { kind: 'count-expenses', input: {}, result: emptyCounts, total: row?.count ?? 0 });
}
