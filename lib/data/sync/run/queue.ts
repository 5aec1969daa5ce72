import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { lockMovements } from '@/lib/data/movement/coding-lock';
import { projectItems } from '@/lib/data/movement/project-items';
import { titleSql } from '@/lib/data/movement/title';
import type { MovementCount } from '@/lib/domain/movement/counted';
import { type MovementStatus, statusOf } from '@/lib/domain/movement/status';
import type { SkippedExpense } from '@/lib/domain/sync/sync-summary';

/**
 * The movements of a large request wait in its run (`queued_run_id`) until the lane freezes their part. All of these
 * functions run in the caller's transaction.
 */

/** The statuses of movements that can be queued. The others are queued, on their way or in the books already. */
export const queueableStatuses = ['incomplete', 'ready', 'changed', 'failed'] as const satisfies MovementStatus[];

/** Which movements to queue: these, or those that have one of these statuses now. */
export type Queueable = { readonly ids: readonly string[] } | { readonly statuses: readonly MovementStatus[] };

/**
 * Queues movements in a run until their part is frozen. Leaves out those that are queued, on their way or in the books.
 * Returns how many were queued.
 */
export async function queueMovements(
  tx: Tx,
  { companyId }: CompanyScope,
  runId: string,
  which: Queueable,
): Promise<MovementCount> {
  const ids = 'ids' in which ? [...which.ids] : null;
  const statuses = 'statuses' in which ? [...which.statuses] : [...queueableStatuses];
  // What waits in a run is queued, whatever else is true of it.
  const status = statusOf({ issues: [], latestItem: null, revision: 1, syncedRevision: null, queuedRunId: runId });
  const [queued] = await tx.$queryRaw<[MovementCount]>`
    with queued as (update movements set queued_run_id = ${runId}::uuid, status = ${status}::"MovementStatus", receipt_missing = false
    where id in (
      select id from movements
      where company_id = ${companyId}::uuid and removed_at is null
        and queued_run_id is null and status::text = any(${statuses}::text[]) and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
      order by id for no key update)
      returning kind)
    select count(*)::int as count, (count(*) filter (where kind = 'transfer'))::int as transfers from queued`;
  return queued;
}

/** A run whose next part is due, and the movements of that part. */
export type QueuedPart = {
  readonly runId: string;
  readonly requestedById: string | null;
  readonly ids: readonly string[];
};

/** This many unsent batches are enough work for a lane, so the next part is not due yet. */
const enoughUnsent = 5;

/** Returns the SQL condition that the next part of a run of the company is due. */
export const isPartDue = (companyId: string): Prisma.Sql => Prisma.sql`(
  exists (select 1 from movements where company_id = ${companyId}::uuid and queued_run_id is not null)
  and ${enoughUnsent} > (select count(*) from (select 1 from syncs
    where company_id = ${companyId}::uuid and state in ('queued', 'unknown') limit ${enoughUnsent}) as unsent))`;

/**
 * Takes the next part of the company's oldest open run out of the queue, for the caller to freeze. Locks the run, so
 * that nobody stops it until the transaction ends. Returns null if no part is due, or if another worker has leased the
 * lane.
 */
export async function takeQueuedPart(
  tx: Tx,
  lane: { readonly companyId: string; readonly fence: bigint },
  limit: number,
): Promise<QueuedPart | null> {
  const [run] = await tx.$queryRaw<{ id: string; requestedById: string | null }[]>`
    select r.id, r.requested_by_id as "requestedById" from sync_runs r
    where r.company_id = ${lane.companyId}::uuid
      and r.id = (select queued_run_id from movements
        where company_id = ${lane.companyId}::uuid and queued_run_id is not null order by queued_run_id limit 1)
      and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
    for share`;
  if (!run) return null;
  const ids = await takeFromRun(tx, lane, run.id, limit);
  return ids.length > 0 ? { runId: run.id, requestedById: run.requestedById, ids } : null;
}

/** Takes the next movements of a run out of the queue, those of the earliest days first. Returns their ids. */
export async function takeFromRun(
  tx: Tx,
  { companyId }: Pick<CompanyScope, 'companyId'>,
  runId: string,
  limit: number,
): Promise<string[]> {
  // Three statements, because one with both the order of the days and the order of the locks is planned badly.
  const next = await tx.$queryRaw<{ id: string }[]>`
    select id from movements where company_id = ${companyId}::uuid and queued_run_id = ${runId}::uuid
    order by day, id limit ${limit}`;
  const ids = next.map(({ id }) => id);
  await lockMovements(tx, companyId, ids);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update movements set queued_run_id = null
    where id = any(${ids}::uuid[]) and company_id = ${companyId}::uuid and queued_run_id = ${runId}::uuid
    returning id`;
  return rows.map(({ id }) => id);
}

/** Returns the ids of the movements that wait in one run, or in any run of the company. */
export const queuedIds = (tx: Tx, { companyId }: CompanyScope, runId?: string): Promise<string[]> =>
  tx.$queryRaw<{ id: string }[]>`
    select id from movements where company_id = ${companyId}::uuid and queued_run_id is not null
      and (${runId ?? null}::uuid is null or queued_run_id = ${runId ?? null}::uuid)`.then((rows) =>
    rows.map(({ id }) => id),
  );

/**
 * Takes everything that waits in one run, or in any run of the company, out of the queue. Lists it in its run as skipped
 * for this reason. Returns how many movements those were.
 */
export async function clearQueue(
  tx: Tx,
  { companyId }: CompanyScope,
  { runId = null, reason }: { readonly runId?: string | null | undefined; readonly reason: string },
): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with queued as (
      select id, queued_run_id as run_id from movements
      where company_id = ${companyId}::uuid and queued_run_id is not null
        and (${runId}::uuid is null or queued_run_id = ${runId}::uuid)
      order by id for no key update),
    skipped as (
      insert into run_skips (run_id, movement_id, company_id, reason)
      select run_id, id, ${companyId}::uuid, ${reason} from queued on conflict do nothing)
    update movements set queued_run_id = null from queued where movements.id = queued.id
    returning movements.id`;
  await projectItems(tx, companyId, { movementIds: rows.map(({ id }) => id) });
  return rows.length;
}

/** Whether the company has a movement of one of these statuses that can be queued. */
export async function hasQueueable(
  tx: Tx,
  { companyId }: CompanyScope,
  statuses: readonly MovementStatus[],
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ any: boolean }[]>`
    select exists (select 1 from movements
      where company_id = ${companyId}::uuid and removed_at is null
        and queued_run_id is null and status::text = any(${[...statuses]}::text[])) as any`;
  return row?.any ?? false;
}

export type NotQueued = {
  readonly id: string;
  readonly kind: SkippedExpense['kind'];
  readonly merchant: string;
  readonly status: MovementStatus;
};

/** Returns those of the movements that `queueMovements` did not queue in the run, with their status. */
export const notQueued = (
  tx: Tx,
  { companyId }: CompanyScope,
  runId: string,
  ids: readonly string[],
): Promise<NotQueued[]> =>
  tx.$queryRaw<NotQueued[]>`
    select m.id, case m.kind when 'transfer' then 'transfer' else 'expense' end as kind, ${titleSql} as merchant, m.status::text as status
    from movements m left join expenses e on e.id = m.id left join transfers t on t.id = m.id
    where m.company_id = ${companyId}::uuid and m.id = any(${[...ids]}::uuid[]) and m.removed_at is null
      and m.queued_run_id is distinct from ${runId}::uuid
    order by m.day, m.id`;
