import type { DueWork } from '@/lib/data/sync/due-work';
import type { Lane } from '@/lib/data/sync/lease';
import type { PauseReason } from '@/lib/domain/sync/lane';
import { type Database, type Expense, isDue } from './database';

// A copy of the lane functions of lib/data/sync in memory. The functions, their conditions and the order of the
// conditions are the same.

const leaseMs = 12_000;

export function wakeLane(db: Database, companyId: string, afterSeconds = 0): void {
  const dueAt = db.now + afterSeconds * 1000;
  const lane = db.lanes.get(companyId);
  if (lane) {
    lane.dueAt = Math.min(lane.dueAt ?? dueAt, dueAt);
    lane.wanted = true;
  } else {
    const row = { companyId, holder: null, fence: 0n, leaseUntil: null, wanted: true, dueAt };
    db.lanes.set(companyId, { ...row, pausedUntil: null, pausedBecause: null, failures: 0 });
  }
  if (afterSeconds === 0) db.observer.laneWoken(companyId);
}

/** Returns null unless the SQL condition holds: `before.lease_until is null or before.lease_until < now()`. */
export function acquireLane(db: Database, companyId: string, holderId: string): Lane | null {
  const lane = db.lanes.get(companyId);
  if (!lane || !(lane.leaseUntil === null || lane.leaseUntil < db.now)) {
    requestRecheckIn(db, companyId);
    return null;
  }
  const previousHolder = lane.holder;
  lane.holder = holderId;
  lane.fence += 1n;
  lane.wanted = false;
  lane.leaseUntil = db.now + leaseMs;
  if (previousHolder !== null) {
    db.observer.laneTakenOver(companyId);
    for (const permit of db.permits)
      if (permit.companyId === companyId && permit.holder === previousHolder && permit.doneAt === null)
        permit.doneAt = db.now;
    const dueAt = new Date(db.now);
    for (const sync of db.syncsOf(companyId))
      if (sync.state === 'sending' || sync.state === 'sent') db.updateSync(sync, { dueAt });
    for (const delivery of db.deliveriesOf(companyId))
      if (delivery.state === 'sending') db.updateDelivery(delivery, { dueAt });
  }
  const paused = lane.pausedBecause
    ? { because: lane.pausedBecause, over: lane.pausedUntil !== null && lane.pausedUntil <= db.now }
    : null;
  return { companyId, holderId, fence: lane.fence, failures: lane.failures, paused };
}

/** Makes the lane due now. A null `dueAt` is ignored, as by least() in Postgres. */
export function requestRecheckIn(db: Database, companyId: string): void {
  const lane = db.lanes.get(companyId);
  if (!lane) return;
  lane.wanted = true;
  lane.dueAt = Math.min(lane.dueAt ?? db.now, db.now);
}

export function revokeLease(db: Database, companyId: string): void {
  const lane = db.lanes.get(companyId);
  if (lane) lane.fence += 1n;
}

/** Returns false unless the SQL condition holds: `fence = … and lease_until > now()`. */
export function renewLane(db: Database, { companyId, fence }: Lane): boolean {
  const lane = db.lanes.get(companyId);
  if (!lane || lane.fence !== fence || lane.leaseUntil === null || lane.leaseUntil <= db.now) return false;
  lane.leaseUntil = db.now + leaseMs;
  return true;
}

export function findDueWork(db: Database, { companyId }: Lane): DueWork {
  const syncs = db.syncsOf(companyId).filter((sync) => isDue(sync, db.now));
  const deliveries = db.deliveriesOf(companyId).filter((delivery) => isDue(delivery, db.now));
  return {
    settle: syncs.some((sync) => sync.state === 'sent'),
    send: syncs.some((sync) => ['queued', 'sending', 'unknown'].includes(sync.state)),
    deliver: deliveries.some((delivery) => delivery.state === 'waiting' || delivery.state === 'sending'),
    check: deliveries.some(({ state, recordRefs }) => state === 'unknown' && recordRefs.length > 0),
    locate: deliveries.some(({ state, recordRefs }) => state === 'unknown' && recordRefs.length === 0),
    freeze: isPartDue(db, companyId),
  };
}

export function releaseLane(db: Database, { companyId, fence }: Lane): boolean {
  const lane = db.lanes.get(companyId);
  if (!lane || lane.fence !== fence) return false;
  const dueAt = new Date(db.now + 60_000);
  for (const sync of db.syncsOf(companyId))
    if ((sync.state === 'sending' || sync.state === 'sent') && sync.dueAt === null) db.updateSync(sync, { dueAt });
  for (const delivery of db.deliveriesOf(companyId))
    if (delivery.state === 'sending' && delivery.dueAt === null) db.updateDelivery(delivery, { dueAt });
  const dues = [...db.syncsOf(companyId), ...db.deliveriesOf(companyId)].flatMap((row) => row.dueAt?.getTime() ?? []);
  if (isPartDue(db, companyId)) dues.push(db.now);
  lane.holder = null;
  lane.leaseUntil = null;
  // With no work left the pause has nothing to explain, unless the package is not linked.
  if (dues.length === 0 && lane.pausedBecause !== 'connection') lane.pausedBecause = null;
  if (lane.wanted) lane.dueAt = db.now;
  // A null `pausedUntil` is ignored, as by greatest() in Postgres.
  else lane.dueAt = dues.length > 0 ? Math.max(Math.min(...dues), lane.pausedUntil ?? 0, db.now) : null;
  lane.wanted = false;
  return lane.dueAt !== null && lane.dueAt <= db.now;
}

export const dueLanes = (db: Database): string[] =>
  [...db.lanes.values()]
    .filter((lane) =>
      lane.leaseUntil === null ? lane.dueAt !== null && lane.dueAt <= db.now : lane.leaseUntil < db.now,
    )
    .sort((one, other) => (one.dueAt ?? Number.POSITIVE_INFINITY) - (other.dueAt ?? Number.POSITIVE_INFINITY))
    .map((lane) => lane.companyId);

/** Returns the next time at which `dueLanes` returns a lane, or infinity if there is none. */
export const nextDue = (db: Database): number =>
  Math.min(
    ...[...db.lanes.values()].map((lane) =>
      lane.leaseUntil === null ? (lane.dueAt ?? Number.POSITIVE_INFINITY) : lane.leaseUntil + 1,
    ),
  );

/** Does nothing unless the SQL condition holds: `fence = …`. */
export function pauseLane(db: Database, { companyId, fence }: Lane, because: PauseReason, seconds: number): void {
  const lane = db.lanes.get(companyId);
  if (!lane || lane.fence !== fence) return;
  lane.pausedBecause = because;
  lane.pausedUntil = db.now + seconds * 1000;
  lane.failures += 1;
}

/** Lets a probe be tried at once, because a person asked for a sync. */
export function endPauseNow(db: Database, companyId: string): void {
  const lane = db.lanes.get(companyId);
  if (lane?.pausedBecause && ['package', 'access', 'away'].includes(lane.pausedBecause)) lane.pausedUntil = db.now;
}

export function resumeLane(db: Database, companyId: string): void {
  const lane = db.lanes.get(companyId);
  if (lane && lane.pausedBecause !== null) {
    lane.pausedBecause = null;
    lane.pausedUntil = null;
    lane.failures = 0;
  }
  wakeLane(db, companyId);
}

export function resetFailures(db: Database, { companyId }: Lane): void {
  const lane = db.lanes.get(companyId);
  if (lane) lane.failures = 0;
}

const enoughUnsent = 5;

/** The expenses of a company that wait in a run. */
export const queuedOf = (db: Database, companyId: string): Expense[] =>
  [...db.expenses.values()].filter((expense) => expense.companyId === companyId && expense.queuedRunId !== null);

/** The SQL condition of `isPartDue` in lib/data/sync/run/queue.ts. */
const isPartDue = (db: Database, companyId: string): boolean =>
  queuedOf(db, companyId).length > 0 &&
  db.syncsOf(companyId).filter(({ state }) => state === 'queued' || state === 'unknown').length < enoughUnsent;
