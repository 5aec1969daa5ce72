import 'server-only';
import { type CompanyScope, dispatch, inScope } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import { holdCoding } from './coding-lock';
import { isPending } from './progress';
import { projectMovements } from './project';
import { enqueueProjection, openMovements } from './reproject';

const pageSize = 500;

/** Returns when the evaluation of all open movements was requested last, or null when it is done. */
export const requestedProjection = (scope: CompanyScope): Promise<Date | null> =>
  inScope(
    scope,
    (tx) => tx.$queryRaw<{ at: Date }[]>`
      select projection_requested_at as at from companies where id = ${scope.companyId}::uuid and ${isPending}`,
  ).then(([row]) => row?.at ?? null);

/** Evaluates the next page of open movements. Returns the last id of the page, or null when no page is left. */
export const projectPage = (scope: CompanyScope, after: string | null): Promise<string | null> =>
  inScope(
    scope,
    async (tx) => {
      const { companyId } = scope;
      await holdCoding(tx, companyId);
      const ids = await openMovements(tx, companyId, { after, most: pageSize });
      await tx.$executeRaw`
        update companies set projection_done = case when ${after}::uuid is null then 0 else projection_done end + ${ids.length}
        where id = ${companyId}::uuid`;
      await projectMovements(tx, companyId, ids);
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
      select id from companies where ${isPending}`,
  );
  for (const { id } of waiting) await inScope({ companyId: id, role: 'worker' }, (tx) => enqueueProjection(tx, id));
}
