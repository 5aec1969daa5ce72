import 'server-only';
import { codingIn } from '@/lib/data/coding/context';
import { type CompanyScope, dispatch, inScope, type Tx } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import { holdCoding } from './coding-lock';
import { projectMovements } from './project';
import { enqueueProjection, openMovements } from './reproject';

const pageSize = 500;

/** How many of the company's open movements were evaluated since a change. */
export type ProjectionProgress = { readonly done: number; readonly total: number };

/** Returns the progress of the evaluation of all open movements, or null when none is running. */
export const projectionProgress = (scope: CompanyScope): Promise<ProjectionProgress | null> =>
  inScope(scope, async (tx) => {
    const pending = await pendingIn(tx, scope.companyId);
    return pending && { done: Math.min(pending.done, pending.total), total: pending.total };
  });

type Pending = { readonly requestedAt: Date; readonly done: number; readonly total: number };

/** Returns when the evaluation was requested last, or null when it is done. */
export const pendingProjection = ({ companyId }: CompanyScope): Promise<Pending | null> =>
  inScope({ companyId, role: 'worker' }, (tx) => pendingIn(tx, companyId));

async function pendingIn(tx: Tx, companyId: string): Promise<Pending | null> {
  const [row] = await tx.$queryRaw<Pending[]>`
    select projection_requested_at as "requestedAt", projection_done as done, projection_total as total from companies
    where id = ${companyId}::uuid and projection_requested_at > coalesce(projection_done_at, '-infinity')`;
  return row ?? null;
}

/** Evaluates the next page of open movements. Returns the last id of the page, or null when no page is left. */
export const projectPage = (scope: CompanyScope, after: string | null): Promise<string | null> =>
  inScope(
    scope,
    async (tx) => {
      const { companyId } = scope;
      await holdCoding(tx, companyId);
      const ids = await openMovements(tx, companyId, { after, most: pageSize });
      await projectMovements(tx, companyId, ids, await codingIn(tx, companyId));
      await tx.$executeRaw`
        update companies set projection_done = case when ${after}::uuid is null then 0 else projection_done end + ${ids.length}
        where id = ${companyId}::uuid`;
      await announce(tx, companyId, ['expenses', 'mapping', 'tasks']);
      return ids.length < pageSize ? null : (ids.at(-1) ?? null);
    },
    { timeoutMs: 60_000 },
  );

/** Records that all open movements were evaluated. Returns false when another evaluation was requested meanwhile. */
export const endProjection = (scope: CompanyScope, requestedAt: Date): Promise<boolean> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const count = await tx.$executeRaw`
      update companies set projection_done_at = projection_requested_at
      where id = ${companyId}::uuid and projection_requested_at = ${requestedAt}::timestamptz`;
    await announce(tx, companyId, ['expenses', 'mapping', 'tasks']);
    return count > 0;
  });

/** Starts the evaluation that companies still wait for, after an update of Outlay or the end of a worker. */
export async function resumeProjections(): Promise<void> {
  const waiting = await inScope(
    dispatch,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      select id from companies where projection_requested_at > coalesce(projection_done_at, '-infinity')`,
  );
  for (const { id } of waiting) await inScope({ companyId: id, role: 'worker' }, (tx) => enqueueProjection(tx, id));
}
