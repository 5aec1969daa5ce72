import 'server-only';
import type { Tx } from '@/lib/data/db';
import { projectItems } from '@/lib/data/movement/project-items';
import { changesStatus } from '@/lib/domain/movement/status';
import { type SyncProduct, writesEntries, writesLines } from '@/lib/domain/sync/product';
import { type ItemState, isSettled } from '@/lib/domain/sync/sync';

/** Changes the state of a sync's items that have one of the states `from`. */
export async function moveItems(
  tx: Tx,
  { id, companyId }: { readonly id: string; readonly companyId: string },
  state: ItemState,
  from: ItemState[],
): Promise<void> {
  const moved = await tx.$queryRaw<{ from: ItemState }[]>`
    update sync_items set state = ${state}::"ItemState"
    where sync_id = ${id}::uuid and company_id = ${companyId}::uuid and state::text = any(${from}::text[])
    returning old.state::text as from`;
  if (moved.some((item) => changesStatus(item.from, state))) await projectItems(tx, companyId, { syncIds: [id] });
}

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

/** Returns the id of what an item writes: the movement's, the new entry's or the bank line's. */
export function recordIdOf({
  movementId,
  entryId = null,
  lineId = null,
}: {
  readonly movementId: string | null;
  readonly entryId?: string | null;
  readonly lineId?: string | null;
}): string {
  const id = movementId ?? entryId ?? lineId;
  if (id === null) throw new Error('a sync item has neither a movement, nor an entry, nor a line');
  return id;
}

/** Returns the movement that an item writes. Throws if the item writes a new entry of the books. */
export function movementOf<Movement>({ movement }: { readonly movement: Movement | null }): Movement {
  if (movement === null) throw new Error('a sync item has no movement');
  return movement;
}

/** Returns the column of an item that has the id of what a product writes, with that id. */
export const recordColumn = (product: SyncProduct, recordId: string) => ({
  movementId: writesEntries(product) || writesLines(product) ? null : recordId,
  entryId: writesEntries(product) ? recordId : null,
  lineId: writesLines(product) ? recordId : null,
});

const nouns = {
  expenses: 'expense',
  transfers: 'transfer',
  reimbursables: 'reimbursable',
  direct_costs: 'expense',
  direct_incomes: 'expense',
  pushed_transfers: 'transfer',
  accounts: 'entry',
  suppliers: 'entry',
  bank_accounts: 'entry',
  bank_transactions: 'bank-line',
} as const satisfies Record<SyncProduct, string>;

/** Returns the action of an audit event about a record of a batch, such as `expense.synced`. */
export const actionOf = (product: SyncProduct, event: string): string => `${nouns[product]}.${event}`;
