import 'server-only';
import { type CompanyScope, inScope, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { moveItems } from './sync-items';

/**
 * Records that Codat accepted the batch: saves Codat's id of the write and schedules a poll, in case no webhook comes. Returns
 * false if another worker has claimed the batch since.
 */
export const recordSent = (sync: Sync, codatSyncId: string, pollAfterSeconds: number): Promise<boolean> =>
  inScope(worker(sync.companyId), async (tx) => {
    // If the webhook arrived before this response, the poll is due at once.
    const count = await tx.$executeRaw`
      update syncs set state = 'sent', codat_sync_id = ${codatSyncId}::uuid, sent_at = now(),
        due_at = case when exists (
            select 1 from webhook_messages where company_id = ${sync.companyId}::uuid and received_at > syncs.requested_at
              and ${codatSyncId} in (body->'payload'->>'syncId', body->'payload'->>'id'))
          then now() else now() + make_interval(secs => ${pollAfterSeconds}) end
      where id = ${sync.id}::uuid and attempt = ${sync.attempt} and state = 'sending'`;
    if (count === 0) return false;
    await moveItems(tx, sync, 'sent', ['queued', 'sending', 'unknown']);
    await announce(tx, sync.companyId, ['expenses', 'syncs']);
    return true;
  });

/**
 * Why Codat did not confirm a batch, and what follows:
 * - `not-sent`: nothing was written. Retry under the same key.
 * - `unknown`: the batch may have been written. Retry under the same key; once the key has expired, check the books
 *   first.
 * - `lost`: the batch may have been written, and its key can no longer be used. Check the books before the next attempt.
 * - `not-found`: the batch is not in the books. Send it under a new key, as if for the first time.
 * - `blocked`: Codat refused for a reason outside the batch, and repeats the refusal for the same key. The batch
 *   needs a new key. If an earlier attempt was ambiguous, the books are checked first, so the new key is marked as
 *   expired.
 *
 * A key whose use ends early is marked as expired at this moment: what is in the books later was written by no attempt
 * after it.
 */
export type SendOutcome = 'not-sent' | 'unknown' | 'lost' | 'not-found' | 'blocked';

/**
 * Gives up the claim of a batch and schedules the next attempt. Changes nothing if another worker has claimed the batch
 * since.
 */
export const rescheduleSend = (
  sync: Sync,
  { afterSeconds, outcome }: { afterSeconds: number; outcome: SendOutcome },
): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    const [released] = await tx.$queryRaw<{ state: Sync['state'] }[]>`
      update syncs set due_at = now() + make_interval(secs => ${afterSeconds}),
        state = case
          when ${outcome} in ('unknown', 'lost') then 'unknown'
          when ${outcome} <> 'not-found' and ambiguous.any then 'unknown'
          else 'queued' end::"SyncState",
        codat_sync_id = case when ${outcome} <> 'not-found' then codat_sync_id end,
        idempotency_key = case when ${outcome} in ('not-found', 'blocked') then gen_random_uuid() else idempotency_key end,
        key_used_at = case
          when ${outcome} = 'not-found' or (${outcome} = 'blocked' and not ambiguous.any) then null
          when ${outcome} in ('blocked', 'lost') then least(key_used_at, now() - make_interval(mins => ${idempotencyKeyMinutes}))
          else key_used_at end
      from (select exists (select 1 from sync_items where sync_id = ${sync.id}::uuid and state = 'unknown') as any) as ambiguous
      where id = ${sync.id}::uuid and attempt = ${sync.attempt} and state = 'sending'
      returning state`;
    if (!released) return;
    if (released.state === 'unknown') await moveItems(tx, sync, 'unknown', ['queued', 'sending']);
    else await moveItems(tx, sync, 'queued', ['sending', 'unknown']);
    await announce(tx, sync.companyId, ['expenses', 'syncs']);
  });

/**
 * Records that Codat gave up on the write of a sent batch. The package may have its records or get them later, so the
 * batch is looked up. It keeps the id of the write, which shows that it may still happen. Changes nothing if another
 * worker has claimed the batch since.
 */
export const recordLost = (sync: Sync): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    const count = await tx.$executeRaw`
      update syncs set state = 'unknown', due_at = now(),
        key_used_at = now() - make_interval(mins => ${idempotencyKeyMinutes})
      where id = ${sync.id}::uuid and attempt = ${sync.attempt} and state = 'sent'`;
    if (count === 0) return;
    await moveItems(tx, sync, 'unknown', ['sent']);
    await announce(tx, sync.companyId, ['expenses', 'syncs']);
  });

/** Returns those of Codat's sync ids that Outlay has recorded for other batches. */
export const findRecordedElsewhere = (
  scope: CompanyScope,
  syncId: string,
  codatSyncIds: readonly string[],
): Promise<ReadonlySet<string | null>> =>
  inScope(scope, (tx) =>
    tx.sync.findMany({
      where: { companyId: scope.companyId, codatSyncId: { in: [...codatSyncIds] }, NOT: { id: syncId } },
      select: { codatSyncId: true },
    }),
  ).then((rows) => new Set(rows.map((row) => row.codatSyncId)));

/** Returns those of Codat's sync ids that Outlay has recorded for batches without any of these records. */
export const findUnrelated = (
  scope: CompanyScope,
  codatSyncIds: readonly string[],
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> =>
  inScope(
    scope,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      select codat_sync_id::text as id from syncs
      where company_id = ${scope.companyId}::uuid and codat_sync_id = any(${[...codatSyncIds]}::uuid[])
        and not payload like any (${recordIds.map((id) => `%${id}%`)}::text[])`,
  ).then((rows) => new Set(rows.map(({ id }) => id)));

/**
 * Saves the id of an earlier sync at Codat that wrote records of this batch. Receipts of those records are attached
 * through it.
 */
export const recordEarlierSync = (sync: Sync, codatSyncId: string): Promise<unknown> =>
  inScope(worker(sync.companyId), (tx) =>
    tx.sync.updateMany({ where: { id: sync.id, attempt: sync.attempt, codatSyncId: null }, data: { codatSyncId } }),
  );
