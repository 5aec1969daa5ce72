import 'server-only';
import { record, recordAll } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { lockMovements } from '@/lib/data/movement/coding-lock';
import { projectItems } from '@/lib/data/movement/project-items';
import { announce } from '@/lib/data/queue';
import { clearQueue, queuedIds } from './run/queue';
import { actionOf, closeWhenSettled, recordIdOf, withdrawItems } from './sync-items';

/**
 * Stops a run by withdrawing its unsent expenses. Returns the number of withdrawn expenses, or null if the run does not
 * exist.
 */
export const stopRun = (scope: CompanyScope, runId: string): Promise<number | null> =>
  inScope(scope, async (tx) => {
    const { companyId, userId } = scope;
    const { count } = await tx.syncRun.updateMany({
      where: { id: runId, companyId },
      data: { stoppedAt: new Date(), stoppedById: userId ?? null },
    });
    if (count === 0) return null;
    const expenses = await withdrawQueued(tx, scope, runId);
    await record(tx, scope, 'run.stopped', runId, { expenses });
    await announce(tx, companyId, ['expenses', 'syncs']);
    return expenses;
  });

const stoppedReason = 'The sync was stopped.';
const disconnectedReason = 'The books were disconnected.';

/**
 * Withdraws the unsent expenses of one run, or of the whole company: those in unsent batches, and those that wait in a
 * run. Leaves batches alone that may have been written. Returns the number of withdrawn expenses. Runs in the caller's
 * transaction.
 */
export async function withdrawQueued(tx: Tx, scope: CompanyScope, runId?: string): Promise<number> {
  const { companyId } = scope;
  await lockQueuedSyncs(tx, companyId);
  const syncs = await tx.sync.findMany({
    where: { companyId, state: 'queued', ...(runId && { runId }) },
    select: { id: true, product: true },
  });
  const items = await tx.syncItem.findMany({
    where: { syncId: { in: syncs.map((sync) => sync.id) }, state: 'queued' },
    select: { id: true, syncId: true, movementId: true, entryId: true, lineId: true },
  });
  const products = new Map(syncs.map(({ id, product }) => [id, product]));
  await withdrawItems(tx, items);
  const movementIds = items.flatMap((item) => item.movementId ?? []);
  await lockMovements(tx, companyId, [...movementIds, ...(await queuedIds(tx, scope, runId))]);
  await projectItems(tx, companyId, { movementIds });
  const cleared = await clearQueue(tx, scope, { runId, reason: runId ? stoppedReason : disconnectedReason });
  await recordAll(
    tx,
    scope,
    items.map((item) => ({
      action: actionOf(products.get(item.syncId) ?? 'expenses', 'sync-stopped'),
      subject: recordIdOf(item),
    })),
  );
  for (const { id } of syncs) await closeWhenSettled(tx, id);
  return items.length + cleared;
}

/** Locks the unsent batches of a company, so that a worker claims each either before this or not at all. */
export const lockQueuedSyncs = (tx: Tx, companyId: string): Promise<unknown> =>
  tx.$executeRaw`
    select 1 from syncs where company_id = ${companyId}::uuid and state = 'queued' order by id for no key update`;
