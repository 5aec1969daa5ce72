import 'server-only';
import { beforeCommit } from '@/lib/data/before-commit';
import { inScope, type Tx, worker } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { PauseReason } from '@/lib/domain/sync/lane';
import { isPartDue } from './run/queue';

/** One worker's lease on a company's lane. All times are those of the database, because the workers' clocks differ. */
export type Lane = {
  readonly companyId: string;
  readonly holderId: string;
  /** A number that rises with every lease. A write with an older number changes nothing. */
  readonly fence: bigint;
  /**
   * Why the lane is paused, or null. `over` means that the time of the pause has passed, so that one probe call may be
   * tried.
   */
  readonly paused: { readonly because: PauseReason; readonly over: boolean } | null;
  readonly failures: number;
};

/** Holders renew the lease every few seconds, so it expires only if the worker hangs or died. */
const leaseSeconds = 12;

/**
 * Leases the lane to a worker if the lane is free or its lease has expired. Work that the previous holder left
 * unfinished becomes due at once. If another worker holds the lane, returns null; that worker then checks for due work
 * before it releases the lane.
 */
export async function acquireLane(companyId: string, holderId: string): Promise<Lane | null> {
  const leased = await lease(companyId, holderId);
  if (!leased) return null;
  const { fence, failures, expiredHolder, because, over } = leased;
  if (expiredHolder) await recoverWork(companyId, fence);
  return { companyId, holderId, fence, failures, paused: because ? { because, over: over ?? false } : null };
}

const lease = (companyId: string, holderId: string): Promise<LeaseRow | null> =>
  inScope(worker(companyId), async (tx) => {
    const [lane] = await tx.$queryRaw<LeaseRow[]>`
      with before as (select * from lanes where company_id = ${companyId}::uuid for update)
      update lanes set holder = ${holderId}::uuid, fence = lanes.fence + 1, wanted = false,
        lease_until = now() + make_interval(secs => ${leaseSeconds})
      from before
      where lanes.company_id = before.company_id and (before.lease_until is null or before.lease_until < now())
      returning lanes.fence, lanes.failures, before.holder as "expiredHolder", lanes.paused_because as because,
        lanes.paused_until <= now() as over`;
    if (!lane) {
      await requestRecheckIn(tx, companyId);
      return null;
    }
    const { expiredHolder } = lane;
    if (expiredHolder)
      await tx.$executeRaw`update permits set done_at = now() where company_id = ${companyId}::uuid and holder = ${expiredHolder}::uuid and done_at is null`;
    return lane;
  });

/**
 * Makes the work due that the previous holder left. This is a transaction of its own, because a lane is locked after
 * syncs. If the process dies before it, the lease expires too, and the next holder does it.
 */
const recoverWork = (companyId: string, fence: bigint): Promise<void> =>
  inScope(worker(companyId), async (tx) => {
    const isHeld = Prisma.sql`exists (select 1 from lanes where company_id = ${companyId}::uuid and fence = ${fence})`;
    await tx.$executeRaw`
      update syncs set due_at = now() where id in (
        select id from syncs where company_id = ${companyId}::uuid and state in ('sending', 'sent') and ${isHeld}
        order by id for no key update)`;
    await tx.$executeRaw`
      update receipt_deliveries set due_at = now() where id in (
        select id from receipt_deliveries where company_id = ${companyId}::uuid and state = 'sending' and ${isHeld}
        order by id for no key update)`;
  });

type LeaseRow = {
  fence: bigint;
  failures: number;
  expiredHolder: string | null;
  because: PauseReason | null;
  over: boolean | null;
};

const requestRecheckIn = (tx: Tx, companyId: string) =>
  tx.$executeRaw`update lanes set wanted = true, due_at = least(due_at, now()) where company_id = ${companyId}::uuid`;

/** Makes the lane's holder check for due work once more before it releases the lane. */
export const requestRecheck = (companyId: string): Promise<unknown> =>
  inScope(worker(companyId), (tx) => requestRecheckIn(tx, companyId));

/**
 * Ends the lease of the company's lane before its time, because the connection has changed. The holder gets no more
 * permits, claims and renewals. The next holder starts with the new connection. Runs in the caller's transaction, as one
 * of its last steps.
 */
export async function revokeLease(tx: Tx, companyId: string): Promise<void> {
  beforeCommit(
    tx,
    'lane',
    () => tx.$executeRaw`update lanes set fence = fence + 1 where company_id = ${companyId}::uuid`,
  );
}

/** Extends the lease. Returns false if it has expired or another worker has the lane. */
export const renewLane = (lane: Lane): Promise<boolean> =>
  inScope(
    worker(lane.companyId),
    (tx) =>
      tx.$executeRaw`
      update lanes set lease_until = now() + make_interval(secs => ${leaseSeconds})
      where company_id = ${lane.companyId}::uuid and fence = ${lane.fence} and lease_until > now()`,
  ).then((count) => count > 0);

/**
 * Releases the lane until its next work is due. Returns true if more work is due already. Returns false otherwise, or
 * if the lease was lost. Work that an error in our code left claimed becomes due in a minute.
 */
export const releaseLane = (lane: Lane): Promise<boolean> =>
  inScope(worker(lane.companyId), async (tx) => {
    const { companyId, fence } = lane;
    await tx.$executeRaw`
      update syncs set due_at = now() + interval '1 minute' where id in (
        select id from syncs where company_id = ${companyId}::uuid and state in ('sending', 'sent') and due_at is null
        order by id for no key update)`;
    await tx.$executeRaw`
      update receipt_deliveries set due_at = now() + interval '1 minute' where id in (
        select id from receipt_deliveries where company_id = ${companyId}::uuid and state = 'sending' and due_at is null
        order by id for no key update)`;
    // The lane is locked after the rows above. So only now is it certain who holds it.
    const [held] = await tx.$queryRaw<{ fence: bigint }[]>`
      select fence from lanes where company_id = ${companyId}::uuid and fence = ${fence} for no key update`;
    if (!held) throw new LeaseLost();
    const [released] = await tx.$queryRaw<{ isDue: boolean }[]>`
      update lanes set holder = null, lease_until = null, wanted = false,
        -- With no work left the pause has nothing to explain, unless the package is not linked.
        paused_because = case when due.at is null and paused_because <> 'connection' then null else paused_because end,
        -- Never earlier than now: a lane released with due work queues behind the lanes that wait.
        due_at = case when wanted then now() when due.at is not null then greatest(due.at, paused_until, now()) end
      from (select min(due_at) as at from (
        select due_at from syncs where company_id = ${companyId}::uuid and due_at is not null
        union all
        select due_at from receipt_deliveries where company_id = ${companyId}::uuid and due_at is not null
        union all
        select now() where ${isPartDue(companyId)}
      ) as work) as due
      where company_id = ${companyId}::uuid
      returning coalesce(lanes.due_at <= now() + interval '1 millisecond', false) as "isDue"`;
    return released?.isDue ?? false;
  }).catch((error: unknown) => {
    if (error instanceof LeaseLost) return false;
    throw error;
  });

/** Rolls a release back: the work belongs to the next holder. */
class LeaseLost extends Error {}
