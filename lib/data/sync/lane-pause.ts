import 'server-only';
import { record } from '@/lib/data/audit';
import { beforeCommit } from '@/lib/data/before-commit';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import { type PauseReason, resumesAutomatically } from '@/lib/domain/sync/lane';
import { wakeLane } from './due-work';
import type { Lane } from './lease';

/**
 * Pauses the company's lane for some seconds. The pause is recorded and announced once for each reason, even if the
 * engine repeats it. Changes nothing if the lane has a newer lease.
 */
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
    // A pause that ends by itself needs no action, so it is not recorded in the audit log.
    if (!resumesAutomatically(because)) await record(tx, worker(companyId), 'lane.paused', companyId, { because });
    await announce(tx, companyId, ['connection', 'syncs']);
  });

/**
 * Allows a probe at once, because a person asked for a sync. Applies only to pauses that a probe can end. Runs in the
 * caller's transaction, as one of its last steps.
 */
export async function endPauseNow(tx: Tx, companyId: string): Promise<void> {
  beforeCommit(
    tx,
    'lane',
    () => tx.$executeRaw`
      update lanes set paused_until = now()
      where company_id = ${companyId}::uuid and paused_because in ('package', 'access', 'away')`,
  );
}

/** Ends the pause of the lane and wakes it. Runs in the caller's transaction, as one of its last steps. */
export async function resumeLaneIn(tx: Tx, companyId: string): Promise<void> {
  beforeCommit(tx, 'lane', () => endPause(tx, companyId));
}

async function endPause(tx: Tx, companyId: string): Promise<void> {
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
    await announce(tx, companyId, ['connection', 'syncs']);
  });

/** Resets the count of failures in a row. This count sets the backoff of the lane. */
export const resetFailures = ({ companyId }: Lane): Promise<unknown> =>
  inScope(worker(companyId), (tx) =>
    tx.lane.updateMany({ where: { companyId, failures: { gt: 0 } }, data: { failures: 0 } }),
  );

export type LanePause = { readonly because: PauseReason; readonly since: Date; readonly until: Date };

/** The columns of a lane that say whether it is paused. */
export type StoredPause = {
  readonly pausedBecause: string | null;
  readonly pausedAt: Date | null;
  readonly pausedUntil: Date | null;
};

/** Returns the pause of a lane, or null. If a probe fails after its end, the pause is extended. */
export const pauseOf = ({ pausedBecause, pausedAt, pausedUntil }: StoredPause): LanePause | null =>
  pausedBecause && pausedUntil
    ? { because: pausedBecause as PauseReason, since: pausedAt ?? pausedUntil, until: pausedUntil }
    : null;

/** Returns why the company's lane is paused, since when and until when. Returns null if it is not paused. */
export const lanePause = (scope: CompanyScope): Promise<LanePause | null> =>
  inScope(scope, (tx) => tx.lane.findUnique({ where: { companyId: scope.companyId } })).then(
    (row) => row && pauseOf(row),
  );
