import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { inScope, type Tx, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import { newId } from '@/lib/data/id';
import { announce } from '@/lib/data/queue';
import { canBecome, type ItemUpdate, isSettled } from '@/lib/domain/sync/sync';
import { type Cause, countCauses } from './causes';
import { wakeLane } from './lanes';
import { closeWhenSettled } from './syncs';

export type OutcomeWithCause = ItemUpdate & { readonly cause: Cause | null };

/**
 * Keeps what became of the records of a sync. News only moves them forward; what is late or repeated changes nothing.
 * When the last one is settled, so is the sync; the receipts of what is in the books are due then.
 */
export const saveOutcomes = (
  sync: Pick<Sync, 'id' | 'companyId'>,
  news: readonly OutcomeWithCause[],
): Promise<{ settled: boolean; synced: number }> =>
  inScope(worker(sync.companyId), async (tx) => {
    const scope = worker(sync.companyId);
    await tx.$executeRaw`select 1 from syncs where id = ${sync.id}::uuid for update`;
    const items = await tx.syncItem.findMany({
      where: { syncId: sync.id },
      select: { id: true, expenseId: true, state: true, attempt: true, expenseRevision: true },
    });
    const said = new Map(news.map((entry) => [entry.expenseId, entry]));
    const moved = items.flatMap((item) => {
      const entry = said.get(item.expenseId);
      return entry && canBecome(item.state, entry.state) ? [{ ...item, news: entry }] : [];
    });
    if (moved.length > 0) {
      const causes = await countCauses(
        tx,
        moved.flatMap(({ news: { cause } }) => cause ?? []),
      );
      await tx.$executeRaw`
        update sync_items set state = moved.state::"ItemState", message = moved.message, cause_id = moved.cause::uuid,
          settled_at = case when moved.state in ('synced', 'failed') then now() end
        from unnest(
          ${moved.map((item) => item.id)}::uuid[],
          ${moved.map((item) => item.news.state)}::text[],
          ${moved.map((item) => item.news.message)}::text[],
          ${moved.map((item) => (item.news.cause ? (causes.get(item.news.cause.fingerprint) ?? null) : null))}::text[]
        ) as moved (id, state, message, cause)
        where sync_items.id = moved.id`;
      await tx.$executeRaw`
        update expenses set synced_revision = i.expense_revision from sync_items i
        where i.sync_id = ${sync.id}::uuid and i.state = 'synced' and expenses.id = i.expense_id
          and expenses.company_id = ${sync.companyId}::uuid and i.company_id = ${sync.companyId}::uuid
          and (expenses.synced_revision is null or expenses.synced_revision < i.expense_revision)`;
      const ended = moved.filter((item) => isSettled(item.news.state));
      if (ended.length > 0)
        await recordAll(
          tx,
          scope,
          ended.map((item) => ({
            action: `expense.${item.news.state}`,
            subject: item.expenseId,
            detail: { attempt: item.attempt, message: item.news.message },
          })),
        );
    }
    const synced = moved.filter((item) => item.news.state === 'synced');
    if (synced.length > 0) await scheduleDeliveries(tx, sync.companyId, synced);
    const settled = await closeWhenSettled(tx, sync.id);
    await announce(tx, sync.companyId);
    return { settled, synced: synced.length };
  });

/** The receipts of expenses now in the books are to follow them; those that went before do not go again. */
export async function scheduleDeliveries(
  tx: Tx,
  companyId: string,
  items: readonly { readonly id: string; readonly expenseId: string }[],
): Promise<void> {
  const receipts = await tx.receipt.findMany({
    where: {
      expenseId: { in: items.map((item) => item.expenseId) },
      removedAt: null,
      deliveries: { none: {} },
    },
    select: { id: true, expenseId: true },
    orderBy: { id: 'asc' },
  });
  if (receipts.length === 0) return;
  const itemOf = new Map(items.map((item) => [item.expenseId, item.id]));
  await tx.$executeRaw`
    insert into receipt_deliveries (id, company_id, receipt_id, item_id, state, due_at)
    select new.id, ${companyId}::uuid, new.receipt, new.item, 'waiting', now()
    from unnest(
      ${receipts.map(() => newId())}::uuid[],
      ${receipts.map((receipt) => receipt.id)}::uuid[],
      ${receipts.map((receipt) => itemOf.get(receipt.expenseId ?? '') ?? null)}::uuid[]
    ) as new (id, receipt, item)
    on conflict do nothing`;
  await wakeLane(tx, companyId);
}
