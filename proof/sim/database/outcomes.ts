import type { SettledNews } from '@/lib/data/sync/outcomes';
import { mayBecome } from '@/lib/domain/sync/sync';
import { type Database, type Item, type SyncRow, there } from './database';
import { wakeLane } from './lanes';
import { closeWhenSettled } from './syncs';

// lib/data/outcomes.ts.

/** `keepNews`. */
export function keepNews(
  db: Database,
  sync: Pick<SyncRow, 'id' | 'companyId'>,
  news: readonly SettledNews[],
): { settled: boolean; synced: number } {
  const synced: Item[] = [];
  for (const item of db.itemsOf(sync.id)) {
    const said = news.findLast((entry) => entry.expenseId === item.expenseId);
    if (!said || !mayBecome(item.state, said.state)) continue;
    db.moveItem(item, said.state, said.message);
    if (said.state === 'synced') synced.push(item);
  }
  for (const item of db.itemsOf(sync.id)) {
    const expense = there(db.expenses.get(item.expenseId));
    if (item.state === 'synced' && (expense.syncedRevision === null || expense.syncedRevision < item.expenseRevision))
      expense.syncedRevision = item.expenseRevision;
  }
  if (synced.length > 0) expectReceipts(db, sync.companyId, synced);
  return { settled: closeWhenSettled(db, sync.id), synced: synced.length };
}

/** `expectReceipts`. */
export function expectReceipts(
  db: Database,
  companyId: string,
  items: readonly Pick<Item, 'id' | 'expenseId'>[],
): void {
  const went = new Set([...db.deliveries.values()].map((delivery) => delivery.receiptId));
  const itemOf = new Map(items.map((item) => [item.expenseId, item.id]));
  const receipts = db.receipts.filter((receipt) => itemOf.has(receipt.expenseId) && !went.has(receipt.id));
  if (receipts.length === 0) return;
  const now = new Date(db.now);
  for (const receipt of receipts) {
    const id = db.newId();
    db.deliveries.set(id, {
      id,
      companyId,
      receiptId: receipt.id,
      itemId: there(itemOf.get(receipt.expenseId)),
      state: 'waiting',
      attempt: 0,
      dueAt: now,
      idempotencyKey: db.newId(),
      keyUsedAt: null,
      looks: 0,
      recordRef: null,
      attachmentId: null,
      message: null,
      createdAt: now,
      changedAt: now,
    });
  }
  wakeLane(db, companyId);
}
