import type { OutcomeWithCause } from '@/lib/data/sync/outcomes';
import { canBecome } from '@/lib/domain/sync/sync';
import { type Database, type Item, required, type SyncRow } from './database';
import { wakeLane } from './lanes';
import { projectItems } from './projection';
import { closeWhenSettled } from './syncs';

// A copy of lib/data/sync/outcomes.ts in memory. The functions, their conditions and the order of the conditions are
// the same.

export function saveOutcomes(
  db: Database,
  sync: Pick<SyncRow, 'id' | 'companyId'>,
  news: readonly OutcomeWithCause[],
): { settled: boolean; synced: number } {
  const moved: string[] = [];
  const synced: Item[] = [];
  for (const item of db.itemsOf(sync.id)) {
    const outcome = news.findLast((entry) => entry.recordId === item.movementId);
    if (!outcome || !canBecome(item.state, outcome.state)) continue;
    const { state, message, recordRef } = outcome;
    db.setItemState(item, state, { message, ...(recordRef != null && { recordRef }) });
    moved.push(item.movementId);
    if (outcome.state === 'synced') synced.push(item);
  }
  for (const item of synced.length > 0 ? db.itemsOf(sync.id) : []) {
    const expense = db.expenses.get(item.movementId);
    if (
      item.state === 'synced' &&
      expense &&
      (expense.syncedRevision === null || expense.syncedRevision < item.revision)
    )
      expense.syncedRevision = item.revision;
  }
  projectItems(db, moved);
  if (synced.length > 0) expectReceipts(db, sync.companyId, synced);
  return { settled: closeWhenSettled(db, sync.id), synced: synced.length };
}

export function expectReceipts(
  db: Database,
  companyId: string,
  items: readonly Pick<Item, 'id' | 'movementId'>[],
): void {
  const delivered = new Set([...db.deliveries.values()].map((delivery) => delivery.receiptId));
  const itemOf = new Map(items.map((item) => [item.movementId, item.id]));
  const receipts = db.receipts.filter((receipt) => itemOf.has(receipt.expenseId) && !delivered.has(receipt.id));
  if (receipts.length === 0) return;
  const now = new Date(db.now);
  for (const receipt of receipts) {
    const id = db.newId();
    db.deliveries.set(id, {
      id,
      companyId,
      receiptId: receipt.id,
      itemId: required(itemOf.get(receipt.expenseId)),
      state: 'waiting',
      attempt: 0,
      dueAt: now,
      idempotencyKey: db.newId(),
      keyUsedAt: null,
      looks: 0,
      failures: 0,
      recordRefs: [],
      attachmentId: null,
      message: null,
      createdAt: now,
      changedAt: now,
    });
  }
  wakeLane(db, companyId);
}
