import 'server-only';
import { inScope } from '@/lib/data/db';
import type { DeliveryState } from '@/lib/data/generated/enums';
import type { Viewer } from '@/lib/domain/company/viewer';
import { mostCounted } from '@/lib/domain/number';

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

export type RunReceipts = {
  readonly counts: ReceiptCounts;
  /** Whether only the receipts of the run's first 10,000 expenses were counted, failed ones first. */
  readonly isMore: boolean;
  readonly stuck: readonly StuckReceipt[];
};

/**
 * Counts the receipts of a run's expenses by the state of their delivery. Also returns at most 50 receipts that were
 * refused or are ambiguous. One statement, which reads at most 10,000 expenses.
 */
export const runReceipts = (viewer: Viewer, runId: string): Promise<RunReceipts> =>
  inScope(viewer, async (tx) => {
    const [row] = await tx.$queryRaw<(ReceiptCounts & { isMore: boolean; stuck: StuckReceipt[] })[]>`
      with items as (
        select id, movement_id from sync_items where run_id = ${runId}::uuid and place is not null
        order by place, id desc limit ${mostCounted + 1}),
      deliveries as (
        select d.id, d.state, d.message, r.id as receipt_id, r.file_name, i.movement_id
        from items i join receipt_deliveries d on d.item_id = i.id join receipts r on r.id = d.receipt_id
        where d.company_id = ${viewer.companyId}::uuid and r.removed_at is null),
      stuck as (select * from deliveries where state in ('refused', 'unknown') order by id limit ${shownAtMost})
      select count(*)::int as all, (select count(*) from items) > ${mostCounted} as "isMore",
        count(*) filter (where state = 'delivered')::int as delivered,
        count(*) filter (where state in ('waiting', 'sending'))::int as "inProgress",
        count(*) filter (where state = 'refused')::int as refused,
        count(*) filter (where state = 'unknown')::int as unknown,
        coalesce((select json_agg(json_build_object('id', s.receipt_id, 'expenseId', s.movement_id,
            'merchant', coalesce(e.merchant, ''), 'fileName', s.file_name, 'state', s.state, 'message', s.message) order by s.id)
          from stuck s left join expenses e on e.id = s.movement_id), '[]') as stuck
      from deliveries`;
    if (!row) throw new Error('the database returns no row');
    const { isMore, stuck, ...counts } = row;
    return { counts, isMore, stuck };
  });
