import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import { type PauseReason, resumesAutomatically } from '@/lib/domain/sync/lane';
import { wakeLane } from './due-work';
import type { Lane } from './lease';

/** Stops sending for the company. Recorded and announced once per reason, however often the engine finds it. */
export const pauseLane = (lane: Lane, because: PauseReason, seconds: number): Promise<void> =>
  inScope(worker(lane.companyId), async (tx) => {
    const { companyId, fence } = lane;
    const [paused] = await tx.$queryRaw<{ isNew: boolean }[]>`
      with before as (select paused_because from lanes where company_id = ${companyId}::uuid)
      update lanes set paused_because = ${because}, paused_until = now() + make_interval(secs => ${seconds}),
        paused_at = case when paused_because = ${because} then paused_at else now() end, failures = failures + 1
      where company_id = ${companyId}::uuid and fence = ${fence}
      returning (select paused_because from before) is distinct from ${because} as "isNew"`;
    if (!paused?.isNew) return;
    // A pause that ends by itself needs nobody's action, so the audit log leaves it out.
    if (!resumesAutomatically(because)) await record(tx, worker(companyId), 'lane.paused', companyId, { because });
    await announce(tx, companyId);
  });

/** Ends a pause that only a probe can end, because a person asked for a sync. In the caller's transaction. */
export const endPauseNow = (tx: Tx, companyId: string): Promise<unknown> =>
  tx.$executeRaw`
    update lanes set paused_until = now()
    where company_id = ${companyId}::uuid and paused_because in ('package', 'access', 'away')`;

/** Ends the pause and wakes the lane. In the caller's transaction. */
export async function resumeLaneIn(tx: Tx, companyId: string): Promise<void> {
  const [before] = await tx.$queryRaw<{ because: PauseReason }[]>`
    with before as (select paused_because as because from lanes where company_id = ${companyId}::uuid for update)
    update lanes set paused_because = null, paused_until = null, paused_at = null, failures = 0 from before
    where company_id = ${companyId}::uuid and paused_because is not null returning before.because`;
  if (before && !resumesAutomatically(before.because)) await record(tx, worker(companyId), 'lane.resumed', companyId);
  await wakeLane(tx, companyId);
}

export const resumeLane = ({ companyId }: Lane): Promise<void> =>
  inScope(worker(companyId), async (tx) => {
    await resumeLaneIn(tx, companyId);
    await announce(tx, companyId);
  });

/** Resets the count of failures in a row, which sets the lane's backoff. */
export const resetFailures = ({ companyId }: Lane): Promise<unknown> =>
  inScope(worker(companyId), (tx) =>
    tx.lane.updateMany({ where: { companyId, failures: { gt: 0 } }, data: { failures: 0 } }),
  );

export type LanePause = { readonly because: PauseReason; readonly since: Date; readonly until: Date };

/** Returns why the company's expenses wait and when the pause ends at the latest, or null when they do not wait. */
export const lanePause = (scope: CompanyScope): Promise<LanePause | null> =>
  inScope(scope, (tx) => tx.lane.findUnique({ where: { companyId: scope.companyId } })).then((row) =>
    row?.pausedBecause && row.pausedUntil
      ? {
          because: row.pausedBecause as PauseReason,
          since: row.pausedAt ?? row.pausedUntil,
          until: row.pausedUntil,
        }
      : null,
  );
