import type { Lane } from '@/lib/data/sync/lease';
import { canSync, statusOf } from '@/lib/domain/movement/status';
import { toBatches } from '@/lib/domain/sync/sync';
import type { Database, Expense } from './database';
import { queuedOf, wakeLane } from './lanes';
import { closeWhenSettled, freezeSync } from './syncs';

// A copy in memory of lib/data/sync/run/queue.ts and of the parts of lib/workflows/sync/freeze-part.ts that decide what is
// written. The parts are smaller than in production, so that the small companies of a run have several.

export const partSize = 20;

const types = { payment: 'Payment', refund: 'Refund', reward: 'Reward', chargeback: 'Chargeback' } as const;

export function statusIn(db: Database, { latestItemId, revision, syncedRevision, queuedRunId }: Expense) {
  const latest = latestItemId === null ? undefined : db.items.get(latestItemId);
  return statusOf({ issues: [], latestItem: latest?.state ?? null, revision, syncedRevision, queuedRunId });
}

export function queueMovements(db: Database, runId: string, expenses: readonly Expense[]): void {
  for (const expense of expenses) if (canSync(statusIn(db, expense))) expense.queuedRunId = runId;
}

export function clearQueue(db: Database, companyId: string, runId?: string): void {
  for (const expense of queuedOf(db, companyId))
    if (runId === undefined || expense.queuedRunId === runId) expense.queuedRunId = null;
}

/** Does nothing unless the SQL condition holds: `fence = …`. */
export function freezeQueued(db: Database, { companyId, fence }: Lane): void {
  if (db.lanes.get(companyId)?.fence !== fence) return;
  const [runId] = queuedOf(db, companyId)
    .flatMap((expense) => expense.queuedRunId ?? [])
    .sort();
  if (runId !== undefined) freezeNext(db, companyId, runId);
}

/** Freezes the next part of a run, and wakes the lane. What cannot be synced any more is left out. */
export function freezeNext(db: Database, companyId: string, runId: string): void {
  const part = queuedOf(db, companyId)
    .filter((expense) => expense.queuedRunId === runId)
    .slice(0, partSize);
  for (const expense of part) expense.queuedRunId = null;
  freezeExpenses(db, runId, part);
  wakeLane(db, companyId);
}

/** Freezes those of the expenses that can be synced: new ones in batches of 50, and each update in its own batch. */
export function freezeExpenses(db: Database, runId: string, expenses: readonly Expense[]): void {
  const companyId = expenses[0]?.companyId ?? '';
  const connection = db.connections.find((row) => row.companyId === companyId && row.removedAt === null);
  if (!connection || connection.status === 'pending') return;
  const ready = expenses.filter((expense) => canBeSent(db, expense));
  const updates = ready.filter((expense) => expense.syncedRevision !== null);
  const creations = ready.filter((expense) => expense.syncedRevision === null);
  for (const batch of [...toBatches(creations), ...updates.map((expense) => [expense])]) {
    const kind = batch[0]?.syncedRevision === null ? 'creation' : 'update';
    const payload = JSON.stringify(batch.map(toJson));
    const { id: connectionId } = connection;
    const frozen = { companyId, product: 'expenses', runId, connectionId, kind, payload, payloadSha256: '' } as const;
    const items = batch.map(({ id, revision, amount }) => ({ movementId: id, revision, amount }));
    freezeSync(db, { ...frozen, requestedById: null }, items);
  }
}

/** Whether an expense can be synced. Of those in the books, the package takes only updates of payments. */
export const canBeSent = (db: Database, expense: Expense): boolean =>
  canSync(statusIn(db, expense)) && (expense.syncedRevision === null || expense.type === 'payment');

/** Returns the fields of the request body (lib/codat/sync/expenses.ts) that the simulated Codat reads. */
const toJson = ({ id, type, amount }: Expense) => ({
  id,
  type: types[type],
  reference: id.slice(-12),
  lines: [{ netAmount: amount, taxAmount: 0 }],
});

export function withdrawQueued(db: Database, companyId: string, runId?: string): void {
  const syncs = db
    .syncsOf(companyId)
    .filter((sync) => sync.state === 'queued' && (runId === undefined || sync.runId === runId));
  for (const sync of syncs) {
    for (const item of db.itemsOf(sync.id)) if (item.state === 'queued') db.setItemState(item, 'withdrawn');
    closeWhenSettled(db, sync.id);
  }
  clearQueue(db, companyId, runId);
}
