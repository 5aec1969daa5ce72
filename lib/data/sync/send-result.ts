import 'server-only';
import { type CompanyScope, inScope, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import { moveItems } from './sync-items';

/** Codat accepted the batch. Saves its sync id, and when to poll if no webhook comes. Returns false to a stale claim. */
export const recordSent = (sync: Sync, codatSyncId: string, pollAfterMinutes: number): Promise<boolean> =>
  inScope(worker(sync.companyId), async (tx) => {
    // The webhook may have arrived before this response. Then the poll is due at once.
    const count = await tx.$executeRaw`
      update syncs set state = 'sent', codat_sync_id = ${codatSyncId}::uuid, sent_at = now(),
        due_at = case when exists (
            select 1 from webhook_messages where company_id = ${sync.companyId}::uuid and received_at > syncs.requested_at
              and body->'payload'->>'syncId' = ${codatSyncId})
          then now() else now() + make_interval(mins => ${pollAfterMinutes}) end
      where id = ${sync.id}::uuid and attempt = ${sync.attempt} and state = 'sending'`;
    if (count === 0) return false;
    await moveItems(tx, sync.id, 'sent', ['queued', 'sending', 'unknown']);
    await announce(tx, sync.companyId);
    return true;
  });

/**
 * How a send ended that Codat did not confirm:
 * - `not-sent`: nothing was written; retry under the same key
 * - `unknown`: ambiguous, it may have been written; retry under the same key, or reconcile once the key has expired
 * - `not-found`: reconciled, and not in the books; send under a new key, as if for the first time
 * - `blocked`: refused for a reason outside the batch. Codat replays that refusal under its key, so it needs a new one.
 *   After an earlier ambiguous attempt it needs reconciling first, so its key counts as expired.
 */
export type SendOutcome = 'not-sent' | 'unknown' | 'not-found' | 'blocked';

/** Releases a claimed batch, to be sent again after some seconds. A stale claim changes nothing. */
export const rescheduleSend = (
  sync: Sync,
  { afterSeconds, outcome }: { afterSeconds: number; outcome: SendOutcome },
): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    const [released] = await tx.$queryRaw<{ state: Sync['state'] }[]>`
      update syncs set due_at = now() + make_interval(secs => ${afterSeconds}),
        state = case
          when ${outcome} = 'unknown' then 'unknown'
          when ${outcome} <> 'not-found' and ambiguous.any then 'unknown'
          else 'queued' end::"SyncState",
        idempotency_key = case when ${outcome} in ('not-found', 'blocked') then gen_random_uuid() else idempotency_key end,
        key_used_at = case
          when ${outcome} = 'not-found' or (${outcome} = 'blocked' and not ambiguous.any) then null
          when ${outcome} = 'blocked' then 'epoch'
          else key_used_at end
      from (select exists (select 1 from sync_items where sync_id = ${sync.id}::uuid and state = 'unknown') as any) as ambiguous
      where id = ${sync.id}::uuid and attempt = ${sync.attempt} and state = 'sending'
      returning state`;
    if (!released) return;
    if (released.state === 'unknown') await moveItems(tx, sync.id, 'unknown', ['queued', 'sending']);
    else await moveItems(tx, sync.id, 'queued', ['sending', 'unknown']);
    await announce(tx, sync.companyId);
  });

/** Returns which of Codat's sync ids belong to other syncs of ours. */
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

/** Saves the Codat sync that wrote records of this batch earlier. Their receipts are attached through it. */
export const recordEarlierSync = (sync: Sync, codatSyncId: string): Promise<unknown> =>
  inScope(worker(sync.companyId), (tx) =>
    tx.sync.updateMany({ where: { id: sync.id, attempt: sync.attempt, codatSyncId: null }, data: { codatSyncId } }),
  );
