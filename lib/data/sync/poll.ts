import 'server-only';
import { type CompanyScope, inScope, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import { wakeLane } from './due-work';
import { moveItems } from './sync-items';

/** Schedules another poll after Codat could not be reached, with a backoff that grows with the age of the sync. */
export const reschedulePoll = (sync: Pick<Sync, 'id' | 'companyId'>): Promise<unknown> =>
  inScope(
    worker(sync.companyId),
    (tx) =>
      tx.$executeRaw`
      update syncs set due_at = now() + greatest(interval '5 seconds', least(interval '5 minutes', (now() - sent_at) / 4))
      where id = ${sync.id}::uuid and state = 'sent'`,
  );

/**
 * Makes the poll of a sync due because a webhook reports news of it. Returns `not-recorded-yet` when the webhook may
 * belong to a batch whose sync id is being saved at this moment.
 */
export const triggerPoll = (
  scope: CompanyScope,
  codatSyncId: string,
): Promise<'triggered' | 'not-recorded-yet' | 'ignored'> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const count = await tx.$executeRaw`
      update syncs set due_at = now() where codat_sync_id = ${codatSyncId}::uuid and company_id = ${companyId}::uuid
        and state = 'sent'`;
    if (count > 0) {
      await wakeLane(tx, companyId);
      return 'triggered';
    }
    if (await tx.sync.findUnique({ where: { codatSyncId }, select: { id: true } })) return 'ignored';
    const unrecorded = await tx.sync.count({ where: { companyId, state: { in: ['sending', 'unknown'] } } });
    return unrecorded > 0 ? 'not-recorded-yet' : 'ignored';
  });

/** Marks the items of an overdue sync as ambiguous until the books show the result. */
export const markUnknown = (sync: Pick<Sync, 'id' | 'companyId'>): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    await moveItems(tx, sync.id, 'unknown', ['sent']);
    await announce(tx, sync.companyId);
  });
