import 'server-only';
import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { wakeLane } from './due-work';

/**
 * Schedules the delivery of the receipts of synced expenses. Each receipt is scheduled once. Runs in the caller's
 * transaction.
 */
export async function scheduleDeliveries(
  tx: Tx,
  companyId: string,
  items: readonly { readonly id: string; readonly recordId: string }[],
): Promise<void> {
  const receipts = await tx.receipt.findMany({
    where: { expenseId: { in: items.map((item) => item.recordId) }, removedAt: null, deliveries: { none: {} } },
    select: { id: true, expenseId: true },
    orderBy: { id: 'asc' },
  });
  if (receipts.length === 0) return;
  const itemIds = new Map(items.map((item) => [item.recordId, item.id]));
  await tx.$executeRaw`
    insert into receipt_deliveries (id, company_id, receipt_id, item_id, state, due_at)
    select new.id, ${companyId}::uuid, new.receipt, new.item, 'waiting', now()
    from unnest(
      ${receipts.map(() => newId())}::uuid[],
      ${receipts.map((receipt) => receipt.id)}::uuid[],
      ${receipts.map((receipt) => itemIds.get(receipt.expenseId ?? '') ?? null)}::uuid[]
    ) as new (id, receipt, item)
    on conflict do nothing`;
  await wakeLane(tx, companyId);
}
