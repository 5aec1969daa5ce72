import 'server-only';
import type { Tx } from '@/lib/data/db';
import { type ItemState, isSettled } from '@/lib/domain/sync/sync';

export const moveItems = (tx: Tx, syncId: string, state: ItemState, from: ItemState[]) =>
  tx.syncItem.updateMany({ where: { syncId, state: { in: from } }, data: { state } });

/** Marks items as withdrawn, because their sync did not write them. */
export const withdrawItems = (tx: Tx, items: readonly { readonly id: string }[]) =>
  tx.syncItem.updateMany({
    where: { id: { in: items.map((item) => item.id) } },
    data: { state: 'withdrawn', settledAt: new Date() },
  });

/** Marks the sync as settled if all its items are settled. Returns whether they are. */
export async function closeWhenSettled(tx: Tx, syncId: string): Promise<boolean> {
  const items = await tx.syncItem.findMany({ where: { syncId }, select: { state: true } });
  if (!items.every((item) => isSettled(item.state))) return false;
  await tx.$executeRaw`
    update syncs set state = 'settled', settled_at = now(), due_at = null where id = ${syncId}::uuid and settled_at is null`;
  return true;
}
