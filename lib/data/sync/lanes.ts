import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, db, inScope, type Tx, worker } from '@/lib/data/db';
import { announce, enqueue } from '@/lib/data/queue';
import { type PauseReason, resumesAutomatically } from '@/lib/domain/sync/lane';

/** A company's turn at Codat, held by one worker at a time. All times are the database's: workers' clocks differ. */
export type Lane = {
  readonly companyId: string;
  readonly holderId: string;
  readonly fence: bigint;
  /** Why nothing new is to be sent: until a time that has not come, or which has come, so that one may be tried. */
  readonly paused: { readonly because: PauseReason; readonly over: boolean } | null;
  readonly failures: number;
};

/** How long a holder that says nothing keeps the lane. It says something every few seconds. */
const leaseSeconds = 12;

/** There is something to do for the company: now, or after that many seconds. In the caller's transaction. */
export async function wakeLane(tx: Tx, companyId: string, afterSeconds = 0): Promise<void> {
  await tx.$executeRaw`
    insert into lanes (company_id, due_at, wanted) values (${companyId}::uuid, now() + make_interval(secs => ${afterSeconds}), true)
    on conflict (company_id) do update set due_at = least(lanes.due_at, excluded.due_at), wanted = true`;
  if (afterSeconds === 0) await enqueue(tx, { name: 'run-lane', data: { companyId } });
}

/**
 * Takes the lane if nobody holds it, or whoever did has gone silent; what that one left half done is due at once.
 * Null while another is at it: it will look again before it lets go.
 */
export const acquireLane = (companyId: string, holderId: string): Promise<Lane | null> =>
  inScope(worker(companyId), async (tx) => {
    const [lane] = await tx.$queryRaw<AcquiredRow[]>`
      with before as (select * from lanes where company_id = ${companyId}::uuid for update)
      update lanes set holder = ${holderId}::uuid, fence = lanes.fence + 1, wanted = false,
        lease_until = now() + make_interval(secs => ${leaseSeconds})
      from before
      where lanes.company_id = before.company_id and (before.lease_until is null or before.lease_until < now())
      returning lanes.fence, lanes.failures, before.holder as silent, lanes.paused_because as because,
        lanes.paused_until <= now() as over`;
    if (!lane) {
      await requestRecheckIn(tx, companyId);
      return null;
    }
    if (lane.silent) {
      await tx.$executeRaw`update permits set done_at = now() where company_id = ${companyId}::uuid and holder = ${lane.silent}::uuid and done_at is null`;
      await tx.$executeRaw`update syncs set due_at = now() where company_id = ${companyId}::uuid and state in ('sending', 'sent')`;
      await tx.$executeRaw`update receipt_deliveries set due_at = now() where company_id = ${companyId}::uuid and state = 'sending'`;
    }
    const paused = lane.because ? { because: lane.because, over: lane.over ?? false } : null;
    return { companyId, holderId, fence: lane.fence, failures: lane.failures, paused };
  });

type AcquiredRow = {
  fence: bigint;
  failures: number;
  silent: string | null;
  because: PauseReason | null;
  over: boolean | null;
};

/** Whoever holds the lane is to look once more before they let go. */
const requestRecheckIn = (tx: Tx, companyId: string) =>
  tx.$executeRaw`update lanes set wanted = true, due_at = least(due_at, now()) where company_id = ${companyId}::uuid`;

/** There may be something new to do on a lane that this process holds itself. */
export const requestRecheck = (companyId: string): Promise<unknown> =>
  inScope(worker(companyId), (tx) => requestRecheckIn(tx, companyId));

/** Whether the lane is still the holder's: says that they are alive. */
export const renewLane = (lane: Lane): Promise<boolean> =>
  inScope(
    worker(lane.companyId),
    (tx) =>
      tx.$executeRaw`
      update lanes set lease_until = now() + make_interval(secs => ${leaseSeconds})
      where company_id = ${lane.companyId}::uuid and fence = ${lane.fence} and lease_until > now()`,
  ).then((count) => count > 0);

/** What kinds of work are due on the lane now: one question instead of one for each. */
export const findDueWork = (lane: Lane): Promise<DueWork> =>
  inScope(worker(lane.companyId), async (tx) => {
    const [due] = await tx.$queryRaw<DueWork[]>`
      select
        coalesce(bool_or(state = 'sent'), false) as settle,
        coalesce(bool_or(state in ('queued', 'sending', 'unknown')), false) as send,
        exists (select 1 from receipt_deliveries where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state in ('waiting', 'sending')) as deliver,
        exists (select 1 from receipt_deliveries where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state = 'unknown') as find
      from syncs where company_id = ${lane.companyId}::uuid and due_at <= now()`;
    return due ?? { settle: false, send: false, deliver: false, find: false };
  });

export type DueWork = {
  readonly settle: boolean;
  readonly send: boolean;
  readonly deliver: boolean;
  readonly find: boolean;
};

/**
 * Lets go of the lane, to be taken up when the next thing is due. Answers whether that is now: something came in
 * meanwhile. What was taken up and came to no end, by a fault, is due too. False when the lane was lost before.
 */
export const releaseLane = (lane: Lane): Promise<boolean> =>
  inScope(worker(lane.companyId), async (tx) => {
    const { companyId, fence } = lane;
    const [mine] = await tx.$queryRaw<{ fence: bigint }[]>`
      select fence from lanes where company_id = ${companyId}::uuid and fence = ${fence} for update`;
    if (!mine) return false;
    await tx.$executeRaw`
      update syncs set due_at = now() + interval '1 minute'
      where company_id = ${companyId}::uuid and state in ('sending', 'sent') and due_at is null`;
    await tx.$executeRaw`
      update receipt_deliveries set due_at = now() + interval '1 minute'
      where company_id = ${companyId}::uuid and state = 'sending' and due_at is null`;
    const [left] = await tx.$queryRaw<{ again: boolean }[]>`
      update lanes set holder = null, lease_until = null, wanted = false,
        -- Nothing waits any more: then there is nothing to say either, but that the package is not linked.
        paused_because = case when due.at is null and paused_because <> 'connection' then null else paused_because end,
        -- Never earlier than now: whoever lets go of what is due queues up behind those that wait.
        due_at = case when wanted then now() when due.at is not null then greatest(due.at, paused_until, now()) end
      from (select min(due_at) as at from (
        select due_at from syncs where company_id = ${companyId}::uuid and due_at is not null
        union all
        select due_at from receipt_deliveries where company_id = ${companyId}::uuid and due_at is not null
      ) as work) as due
      where company_id = ${companyId}::uuid
      returning coalesce(lanes.due_at <= now() + interval '1 millisecond', false) as again`;
    return left?.again ?? false;
  });

/** The companies that have something due and nobody at it; those whose holder has gone silent among them. */
export const dueLanes = (): Promise<string[]> =>
  db()
    .$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.role', 'dispatch', true)`;
      return tx.$queryRaw<{ company_id: string }[]>`
        select company_id from lanes
        where case when lease_until is null then due_at <= now() else lease_until < now() end
        order by due_at limit 200`;
    })
    .then((rows) => rows.map((row) => row.company_id));

/** The companies whose automatic sync is due. */
export const claimDueAutoSyncs = (): Promise<string[]> =>
  db()
    .$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.role', 'dispatch', true)`;
      return tx.$queryRaw<{ company_id: string }[]>`
        update lanes set next_auto_at = now() + interval '1 minute'
        where company_id in (
          select company_id from lanes where next_auto_at <= now() order by next_auto_at limit 50 for update skip locked)
        returning company_id`;
    })
    .then((rows) => rows.map((row) => row.company_id));

/** When the company's automatic sync looks next; null: never. In the caller's transaction. */
export const scheduleAutoSync = (tx: Tx, companyId: string, at: Date | null): Promise<unknown> =>
  tx.$executeRaw`
    insert into lanes (company_id, next_auto_at) values (${companyId}::uuid, ${at}::timestamptz)
    on conflict (company_id) do update set next_auto_at = excluded.next_auto_at`;

/** Sends nothing new for the company for a while. Said once, to its people too, however often it is found out. */
export const pauseLane = (lane: Lane, because: PauseReason, seconds: number): Promise<void> =>
  inScope(worker(lane.companyId), async (tx) => {
    const { companyId, fence } = lane;
    const [paused] = await tx.$queryRaw<{ news: boolean }[]>`
      with before as (select paused_because from lanes where company_id = ${companyId}::uuid)
      update lanes set paused_because = ${because}, paused_until = now() + make_interval(secs => ${seconds}),
        paused_at = case when paused_because = ${because} then paused_at else now() end, failures = failures + 1
      where company_id = ${companyId}::uuid and fence = ${fence}
      returning (select paused_because from before) is distinct from ${because} as news`;
    if (!paused?.news) return;
    // What passes by itself is nobody's to remember.
    if (!resumesAutomatically(because)) await record(tx, worker(companyId), 'lane.paused', companyId, { because });
    await announce(tx, companyId);
  });

/** A person asks for a sync: what only time would try again is tried at once. In the caller's transaction. */
export const endPauseNow = (tx: Tx, companyId: string): Promise<unknown> =>
  tx.$executeRaw`
    update lanes set paused_until = now()
    where company_id = ${companyId}::uuid and paused_because in ('package', 'access', 'away')`;

/** What kept the company's expenses waiting is over. In the caller's transaction. */
export async function resumeLaneIn(tx: Tx, companyId: string): Promise<void> {
  const [before] = await tx.$queryRaw<{ because: PauseReason }[]>`
    with before as (select paused_because as because from lanes where company_id = ${companyId}::uuid for update)
    update lanes set paused_because = null, paused_until = null, paused_at = null, failures = 0 from before
    where company_id = ${companyId}::uuid and paused_because is not null returning before.because`;
  if (before && !resumesAutomatically(before.because)) await record(tx, worker(companyId), 'lane.resumed', companyId);
  await wakeLane(tx, companyId);
}

export const resumeLane = (lane: Lane): Promise<void> =>
  inScope(worker(lane.companyId), async (tx) => {
    await resumeLaneIn(tx, lane.companyId);
    await announce(tx, lane.companyId);
  });

/** Something came through: what failed before it counts no more. */
export const resetFailures = (lane: Lane): Promise<unknown> =>
  inScope(worker(lane.companyId), (tx) =>
    tx.lane.updateMany({ where: { companyId: lane.companyId, failures: { gt: 0 } }, data: { failures: 0 } }),
  );

export type LanePause = { readonly because: PauseReason; readonly since: Date; readonly until: Date };

/** Why the company's expenses wait, and when they go on by themselves at the latest; null when nothing keeps them. */
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
