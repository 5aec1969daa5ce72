import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx, worker } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { newId } from '@/lib/data/id';
import { announce, enqueue } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import {
  changingInput,
  changingKinds,
  changingResult,
  type ShownTask,
  type TaskKind,
  type TaskProgress,
} from '@/lib/domain/task/task';

type Json = Prisma.InputJsonValue;

export type NewTask = {
  readonly kind: TaskKind;
  readonly input: Json;
  /** The result before the first page. */
  readonly result: Json;
  /** How many rows there are. */
  readonly total: number;
};

const open = { in: ['waiting' as const, 'running' as const] };

/** Stores a task and wakes a worker, in the caller's transaction. */
export async function startTask(tx: Tx, { companyId, userId }: Viewer, task: NewTask): Promise<TaskProgress> {
  const id = newId();
  await tx.backgroundTask.create({ data: { ...task, id, companyId, requestedById: userId }, select: { id: true } });
  await enqueue(tx, { name: 'run-task', data: { companyId, taskId: id } });
  await announce(tx, companyId, ['tasks']);
  return { id, state: 'waiting', done: 0, total: task.total };
}

/** Wakes a worker for a task once more, behind the work of other companies that waits. */
export const requeueTask = (job: { readonly companyId: string; readonly taskId: string }): Promise<void> =>
  inScope(worker(job.companyId), (tx) => enqueue(tx, { name: 'run-task', data: job }));

/** Whether a task of one of these kinds is open. */
export const hasOpenTask = async (tx: Tx, companyId: string, ...kinds: readonly TaskKind[]): Promise<boolean> =>
  (await tx.backgroundTask.findFirst({
    where: { companyId, kind: { in: [...kinds] }, state: open },
    select: { id: true },
  })) !== null;

/** Throws a Refusal while a task of one of these kinds is open. */
export async function refuseWhileOpen(tx: Tx, companyId: string, kinds: readonly TaskKind[]): Promise<void> {
  if (await hasOpenTask(tx, companyId, ...kinds))
    throw new Refusal('An earlier change is still being applied to the expenses. Wait until it has finished.');
}

/** Ends the open tasks of this kind that the person started. A newer question replaces an older one. */
export const replaceTasks = (tx: Tx, { companyId, userId }: Viewer, kind: TaskKind): Promise<unknown> =>
  tx.backgroundTask.updateMany({
    where: { companyId, kind, requestedById: userId, state: open },
    data: { state: 'cancelled', settledAt: new Date() },
  });

/** Returns the newest task of this kind that is open or done; with `input`, only one with the same input. */
export const newestTask = (tx: Tx, companyId: string, kind: TaskKind, input?: Json) =>
  tx.backgroundTask.findFirst({
    where: {
      companyId,
      kind,
      state: { in: ['waiting', 'running', 'done'] },
      ...(input !== undefined && { input: { equals: input } }),
    },
    orderBy: { id: 'desc' },
    select: { id: true, state: true, done: true, total: true, result: true, createdAt: true, settledAt: true },
  });

const mostShown = 5;

/** Matches the tasks, as `t`, that change expenses and are open, or ended in the last day and were not dismissed. */
const isShown = (companyId: string): Prisma.Sql => Prisma.sql`
  t.company_id = ${companyId}::uuid and t.kind = any(${[...changingKinds]}::text[])
    and t.dismissed_at is null and (t.settled_at is null or t.settled_at > now() - interval '1 day')`;

/** Returns a condition, to be part of another query: whether `shownTasks` returns anything. */
export const hasShownTasksSql = (companyId: string): Prisma.Sql =>
  Prisma.sql`exists (select 1 from background_tasks t where ${isShown(companyId)})`;

/** Returns the tasks that change expenses and are open, or ended in the last day and were not dismissed. At most five. */
export const shownTasks = (viewer: Viewer): Promise<ShownTask[]> =>
  inScope(viewer, async (tx) => {
    const rows = await tx.$queryRaw<StoredTask[]>`
      select t.id::text as id, t.kind, t.input, t.result, t.state::text as state, t.done, t.total, t.message,
        t.cancel_requested_at as "cancelRequestedAt", t.settled_at as "settledAt",
        u.name as "requestedBy"
      from background_tasks t left join users u on u.id = t.requested_by_id
      where ${isShown(viewer.companyId)}
      order by t.id desc limit ${mostShown}`;
    return rows.flatMap(({ kind, input, result, cancelRequestedAt, settledAt, ...row }) => {
      const known = changingKinds.find((one) => one === kind);
      if (!known) return [];
      return [
        {
          ...row,
          kind: known,
          subject: changingInput.parse(input).subject,
          changed: changingResult.parse(result).changed,
          isCancelling: cancelRequestedAt !== null && settledAt === null,
        },
      ];
    });
  });

type StoredTask = Omit<ShownTask, 'kind' | 'subject' | 'changed' | 'isCancelling'> & {
  readonly kind: string;
  readonly input: unknown;
  readonly result: unknown;
  readonly cancelRequestedAt: Date | null;
  readonly settledAt: Date | null;
};

/** Asks an open task to stop after its current page. What it has changed stays. Idempotent. */
export const cancelTask = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const found = await tx.backgroundTask.findFirst({ where: { id, companyId }, select: { kind: true } });
    if (found?.kind === 'move-mapping') throw new Refusal('A move of the mapping cannot be stopped halfway.');
    if (found?.kind === 'close-month')
      throw new Refusal('Reopen the month instead. Then its rows are no longer stored.');
    const { count } = await tx.backgroundTask.updateMany({
      where: { id, companyId, state: open, cancelRequestedAt: null },
      data: { cancelRequestedAt: new Date() },
    });
    if (count === 0) return;
    await record(tx, viewer, 'task.cancelled', id, { kind: found?.kind ?? '' });
    await enqueue(tx, { name: 'run-task', data: { companyId, taskId: id } });
    await announce(tx, companyId, ['tasks']);
  });

/** Removes the result of a task from the pages. */
export const dismissTask = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    await tx.backgroundTask.updateMany({
      where: { id, companyId: viewer.companyId, settledAt: { not: null } },
      data: { dismissedAt: new Date() },
    });
    await announce(tx, viewer.companyId, ['tasks']);
  });
