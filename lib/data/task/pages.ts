import 'server-only';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import type { Prisma } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import { localeOf } from '@/lib/domain/company/country';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { type TaskKind, taskKinds } from '@/lib/domain/task/task';

/** A task as one of its pages finds it. */
export type TaskAt = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly input: unknown;
  /** The last row that is done; null before the first page. */
  readonly cursor: string | null;
  readonly result: unknown;
  readonly createdAt: Date;
};

/** What one page has done. */
export type PageDone = {
  /** How many rows it handled. */
  readonly rows: number;
  /** The last of these rows; null when no row is left. */
  readonly cursor: string | null;
  /** The result with this page. */
  readonly result: Prisma.InputJsonValue;
};

/** Works on one page of rows, in the transaction that also stores the progress. */
export type TaskPage = (tx: Tx, viewer: Viewer, task: TaskAt) => Promise<PageDone>;

const pageTimeoutMs = 60_000;
/** Open pages refresh at most once in this time because of the progress of one task. */
const announceEveryMs = 2_000;
/** After this many failures of the same page the task fails. */
const mostFailures = 5;

/**
 * Does the next page of a task. Its changes, the cursor and the result are stored in one transaction, with the row of the
 * task locked. A page therefore counts once, whichever worker runs it and wherever the process ends. Returns whether work is left.
 */
export async function doPage(
  { companyId, taskId }: { companyId: string; taskId: string },
  pages: Readonly<Record<TaskKind, TaskPage>>,
): Promise<boolean> {
  const scope = worker(companyId);
  const requester = await requesterOf(scope, taskId);
  if (requester === 'not open') return false;
  if (requester === 'gone') {
    await failTask(scope, taskId, 'The person who started this is no longer a member of the company.');
    return false;
  }
  return inScope(
    requester,
    async (tx) => {
      const row = await lockTask(tx, taskId);
      if (!row) return false;
      if (row.cancelRequestedAt) {
        await settle(tx, taskId, 'cancelled');
        await announce(tx, companyId, ['tasks', 'expenses', 'mapping', 'rules']);
        return false;
      }
      if (row.cursor === null) await deleteOld(tx, companyId);
      const { rows, cursor, result } = await pages[row.kind](tx, requester, row);
      const isDone = cursor === null;
      await tx.backgroundTask.update({
        where: { id: taskId },
        data: {
          cursor,
          result,
          done: { increment: rows },
          failures: 0,
          state: isDone ? 'done' : 'running',
          ...(isDone && { settledAt: new Date() }),
        },
        select: { id: true },
      });
      // Rows that were added meanwhile are done too, and others were removed.
      await tx.$executeRaw`
        update background_tasks set total = case when ${isDone} then done else greatest(total, done) end
        where id = ${taskId}::uuid`;
      if (isDone || isAnnouncedAgain(taskId)) await announce(tx, companyId, ['tasks', 'expenses', 'mapping', 'rules']);
      return !isDone;
    },
    { timeoutMs: pageTimeoutMs },
  );
}

const announced = new Map<string, number>();

/** Whether the progress of the task was not announced by this process for a while. */
function isAnnouncedAgain(taskId: string): boolean {
  const now = performance.now();
  for (const [id, at] of announced) if (now - at > announceEveryMs) announced.delete(id);
  if (announced.has(taskId)) return false;
  announced.set(taskId, now);
  return true;
}

/**
 * Records that a page failed. A Refusal ends the task with its message, and so does the fifth failure in a row. Returns
 * whether the page should be tried again.
 */
export async function failPage(scope: CompanyScope, taskId: string, error: unknown): Promise<boolean> {
  if (error instanceof Refusal) {
    await failTask(scope, taskId, error.message);
    return false;
  }
  const failures = await inScope(scope, async (tx) => {
    const [row] = await tx.$queryRaw<{ failures: number }[]>`
      update background_tasks set failures = failures + 1
      where id = ${taskId}::uuid and settled_at is null returning failures`;
    return row?.failures ?? null;
  });
  if (failures === null) return false;
  if (failures < mostFailures) return true;
  const reference = taskId.slice(-8);
  await failTask(
    scope,
    taskId,
    `Outlay could not finish this. What was done so far stays. Start it again, or tell support the reference ${reference}.`,
  );
  return false;
}

const failTask = (scope: CompanyScope, taskId: string, message: string): Promise<void> =>
  inScope(scope, async (tx) => {
    await settle(tx, taskId, 'failed', message);
    await announce(tx, scope.companyId, ['tasks', 'expenses', 'mapping', 'rules']);
  });

const settle = (tx: Tx, id: string, state: 'failed' | 'cancelled', message: string | null = null) =>
  tx.backgroundTask.updateMany({
    where: { id, settledAt: null },
    data: { state, message, settledAt: new Date() },
  });

/**
 * Deletes the company's tasks that ended 30 days ago. The first page of a task does it, because it has locked nothing but
 * tasks yet. A row that another transaction holds is left to the next task.
 */
const deleteOld = (tx: Tx, companyId: string): Promise<unknown> =>
  tx.$executeRaw`
    delete from background_tasks where id in (
      select id from background_tasks where company_id = ${companyId}::uuid and settled_at < now() - interval '30 days'
      order by id for update skip locked)`;

async function lockTask(tx: Tx, id: string) {
  const locked = await tx.$queryRaw<unknown[]>`
    select 1 from background_tasks where id = ${id}::uuid and settled_at is null for update`;
  if (locked.length === 0) return null;
  const row = await tx.backgroundTask.findUniqueOrThrow({ where: { id } });
  const kind = taskKinds.find((one) => one === row.kind);
  if (!kind) throw new Error(`there is no task of the kind ${row.kind}`);
  return { ...row, kind };
}

/**
 * Returns the person who started an open task, as a viewer with their current role: the work may do what they may do
 * now. Returns 'not open' when the task is not open, and 'gone' when they are no longer a member.
 */
async function requesterOf(scope: CompanyScope, taskId: string): Promise<Viewer | 'not open' | 'gone'> {
  return inScope(scope, async (tx) => {
    const [row] = await tx.$queryRaw<Requester[]>`
      select t.requested_by_id as "userId", m.role::text as role, c.name as "companyName", c.slug as "companySlug",
        trim(c.base_currency) as "baseCurrency", c.time_zone as "timeZone", trim(c.country) as country
      from background_tasks t join companies c on c.id = t.company_id
        left join members m on m.company_id = t.company_id and m.user_id = t.requested_by_id
      where t.id = ${taskId}::uuid and t.settled_at is null`;
    if (!row) return 'not open';
    const { userId, role, ...company } = row;
    if (userId === null || role === null) return 'gone';
    const { companyId } = scope;
    const person = { userId, sessionId: '', name: '', email: '' };
    return { ...person, ...company, companyId, role, locale: localeOf(company.country) };
  });
}

type Requester = Pick<Viewer, 'companyName' | 'companySlug' | 'baseCurrency' | 'timeZone' | 'country'> & {
  readonly userId: string | null;
  readonly role: Viewer['role'] | null;
};
