import 'server-only';
import { inScope } from '@/lib/data/db';
import type { DeliveryState } from '@/lib/data/generated/enums';
import type { Viewer } from '@/lib/domain/company/viewer';
import { movementOf, recordIdOf } from './sync-items';

export type ReceiptCounts = {
  readonly all: number;
  readonly delivered: number;
  readonly inProgress: number;
  readonly refused: number;
  readonly unknown: number;
};

/** A receipt that was refused, or whose upload is still ambiguous. A person may have to act. */
export type StuckReceipt = {
  readonly id: string;
  readonly expenseId: string;
  readonly merchant: string;
  readonly fileName: string;
  readonly state: DeliveryState;
  readonly message: string | null;
};

const shownAtMost = 50;

/**
 * Counts the receipts of a run's expenses by the state of their delivery. Also returns at most 50 receipts that were
 * refused or are ambiguous.
 */
export const runReceipts = (
  viewer: Viewer,
  runId: string,
): Promise<{ readonly counts: ReceiptCounts; readonly stuck: readonly StuckReceipt[] }> =>
  inScope(viewer, async (tx) => {
    const [counts] = await tx.$queryRaw<ReceiptCounts[]>`
      select count(*)::int as all,
        count(*) filter (where d.state = 'delivered')::int as delivered,
        count(*) filter (where d.state in ('waiting', 'sending'))::int as "inProgress",
        count(*) filter (where d.state = 'refused')::int as refused,
        count(*) filter (where d.state = 'unknown')::int as unknown
      from syncs s join sync_items i on i.sync_id = s.id join receipt_deliveries d on d.item_id = i.id
        join receipts r on r.id = d.receipt_id
      where s.run_id = ${runId}::uuid and s.company_id = ${viewer.companyId}::uuid and r.removed_at is null`;
    const stuck = await tx.receiptDelivery.findMany({
      where: {
        companyId: viewer.companyId,
        state: { in: ['refused', 'unknown'] },
        item: { sync: { runId } },
        receipt: { removedAt: null },
      },
      select: {
        state: true,
        message: true,
        receipt: { select: { id: true, fileName: true } },
        item: { select: { movementId: true, movement: { select: { expense: { select: { merchant: true } } } } } },
      },
      orderBy: { id: 'asc' },
      take: shownAtMost,
    });
    return {
      counts: counts ?? { all: 0, delivered: 0, inProgress: 0, refused: 0, unknown: 0 },
      stuck: stuck.map(({ receipt, item, ...delivery }) => ({
        ...delivery,
        ...receipt,
        expenseId: recordIdOf(item),
        merchant: movementOf(item).expense?.merchant ?? '',
      })),
    };
  });
