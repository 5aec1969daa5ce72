import 'server-only';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import { wakeLane } from './due-work';
import { moveItems } from './sync-items';

/**
 * Schedules another poll after Codat could not be reached. The wait grows with the age of the sync, and is at least
 * `atLeastSeconds`, for example until Codat's quota resets. Changes nothing if the poll was claimed again or a webhook has
 * made it due since.
 */
export const reschedulePoll = (
  sync: Pick<Sync, 'id' | 'companyId' | 'attempt'>,
  atLeastSeconds: number,
): Promise<unknown> =>
  inScope(
    worker(sync.companyId),
    (tx) =>
      tx.$executeRaw`
      update syncs set due_at = now() + greatest(interval '5 seconds', make_interval(secs => ${atLeastSeconds}),
        least(interval '5 minutes', (now() - sent_at) / 8))
      where id = ${sync.id}::uuid and attempt = ${sync.attempt} and state = 'sent'`,
  );

/**
 * Makes the poll of a sync due, because a webhook reports that the sync has ended. A sync on which Codat gave up is looked
 * up again: it may have been written after all. Returns `not-recorded-yet` if no batch has this Codat sync id, but a batch
 * is being sent or its outcome is unknown: the id may be that of the batch and not saved yet.
 */
export const triggerPoll = (
  scope: CompanyScope,
  codatSyncId: string,
): Promise<'triggered' | 'not-recorded-yet' | 'ignored'> =>
  inScope(scope, async (tx) => {
    if (await makePollDue(tx, scope, codatSyncId)) return 'triggered';
    const [found] = await tx.$queryRaw<{ settled: boolean; unrecorded: boolean }[]>`
      select
        exists (select 1 from syncs where codat_sync_id = ${codatSyncId}::uuid and state not in ('sent', 'unknown')) as settled,
        exists (select 1 from syncs where company_id = ${scope.companyId}::uuid and state in ('sending', 'unknown'))
          as unrecorded`;
    if (found?.settled) return 'ignored';
    if (found?.unrecorded) return 'not-recorded-yet';
    // `recordSent` may have committed after the first statement.
    return (await makePollDue(tx, scope, codatSyncId)) ? 'triggered' : 'ignored';
  });

async function makePollDue(tx: Tx, { companyId }: CompanyScope, codatSyncId: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    update syncs set due_at = now(), attempt = attempt + 1
    where codat_sync_id = ${codatSyncId}::uuid and company_id = ${companyId}::uuid and state in ('sent', 'unknown')`;
  if (count > 0) await wakeLane(tx, companyId);
  return count > 0;
}

/** Marks the records of an overdue sync as unknown. They stay so until a later poll brings their outcome. */
export const markUnknown = (sync: Pick<Sync, 'id' | 'companyId'>): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    // The items of a sync are changed under the lock of the sync.
    await tx.$executeRaw`select 1 from syncs where id = ${sync.id}::uuid for no key update`;
    await moveItems(tx, sync, 'unknown', ['sent']);
    await announce(tx, sync.companyId, ['expenses', 'syncs']);
  });
