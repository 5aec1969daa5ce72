import 'server-only';
import { inScope, type Tx, worker } from '@/lib/data/db';
import type { Prisma, ReceiptDelivery } from '@/lib/data/generated/client';
import type { Lane } from '@/lib/data/sync/lease';
import { movementOf, recordIdOf } from '@/lib/data/sync/sync-items';
import { referenceOf } from '@/lib/domain/books/record';
import type { ExpenseType } from '@/lib/domain/expense/type';
import type { UploadedReceipt } from '@/lib/domain/receipt/find-attached';

/** A receipt that has to be attached to its record in the books. */
export type Delivery = ReceiptDelivery & {
  /** True if the idempotency key was first used so long ago that Codat may have forgotten it. */
  readonly isKeyExpired: boolean;
  readonly syncId: string;
  readonly codatSyncId: string;
  /** Set if the record was written with a push: its data type at Codat, and its id in the books if that is known. */
  readonly pushed: { readonly type: 'directCosts' | 'directIncomes'; readonly ref: string | null } | null;
  readonly expenseId: string;
  readonly expenseType: ExpenseType;
  /** Whether the record is the bill of a claim. */
  readonly isBill: boolean;
  readonly reference: string;
  /** The connection to the books that contain the expense's record. The company may have linked other books since. */
  readonly connectionId: string;
  /** When Outlay learned that the record is in the books. */
  readonly writtenAt: Date;
  /** The other receipts of the expense. */
  readonly otherReceipts: readonly UploadedReceipt[];
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly storageKey: string;
};

const include = {
  receipt: { select: { fileName: true, mimeType: true, bytes: true, storageKey: true } },
  item: {
    select: {
      syncId: true,
      movementId: true,
      settledAt: true,
      recordRef: true,
      sync: { select: { codatSyncId: true, connectionId: true, product: true } },
      movement: {
        select: {
          kind: true,
          expense: {
            select: {
              type: true,
              receipts: { where: { removedAt: null }, select: { id: true, bytes: true, fileName: true } },
            },
          },
          // These are all attempts to sync the expense. If this item's batch has no sync at Codat, the receipts are
          // attached through the sync of an earlier attempt.
          items: { select: { sync: { select: { codatSyncId: true } } }, orderBy: { attempt: 'desc' } },
        },
      },
    },
  },
} as const satisfies Prisma.ReceiptDeliveryInclude;

type DeliveryRow = Prisma.ReceiptDeliveryGetPayload<{ include: typeof include }>;

const toDelivery = ({ receipt, item, ...delivery }: DeliveryRow, isKeyExpired: boolean): Delivery => {
  const { kind, expense, items } = movementOf(item);
  const expenseId = recordIdOf(item);
  if (!expense) throw new Error(`the movement ${expenseId} is not an expense`);
  return {
    ...delivery,
    ...receipt,
    isKeyExpired,
    syncId: item.syncId,
    codatSyncId: item.sync.codatSyncId ?? items.find(({ sync }) => sync.codatSyncId !== null)?.sync.codatSyncId ?? '',
    pushed: pushedOf(item),
    connectionId: item.sync.connectionId,
    writtenAt: item.settledAt ?? delivery.createdAt,
    otherReceipts: expense.receipts
      .filter(({ id }) => id !== delivery.receiptId)
      .map(({ fileName: name, bytes }) => ({ name, bytes })),
    expenseId,
    expenseType: expense.type,
    isBill: kind === 'reimbursable',
    reference: referenceOf(expenseId),
  };
};

function pushedOf({ recordRef: ref, sync: { product } }: DeliveryRow['item']): Delivery['pushed'] {
  if (product === 'direct_costs') return { type: 'directCosts', ref };
  return product === 'direct_incomes' ? { type: 'directIncomes', ref } : null;
}

type ClaimedRow = { readonly id: string; readonly isKeyExpired: boolean };

async function loadDeliveries(tx: Tx, claimed: readonly ClaimedRow[]): Promise<Delivery[]> {
  if (claimed.length === 0) return [];
  const expired = new Map(claimed.map((row) => [row.id, row.isKeyExpired]));
  const rows = await tx.receiptDelivery.findMany({
    where: { id: { in: [...expired.keys()] } },
    include,
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => toDelivery(row, expired.get(row.id) ?? true));
}

/**
 * Claims due receipts for sending: those that wait, and those whose upload was interrupted. Each claim raises the
 * attempt, which is the fence: earlier claims can no longer save a result. Claims nothing once another worker has
 * leased the lane.
 */
export const claimDeliveries = (lane: Lane, limit: number, keyLifeMinutes: number): Promise<Delivery[]> =>
  inScope(worker(lane.companyId), async (tx) =>
    loadDeliveries(
      tx,
      await tx.$queryRaw<ClaimedRow[]>`
      with next as materialized (
        select id from receipt_deliveries where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state in ('waiting', 'sending') order by due_at, id limit ${limit}),
      due as materialized (
        select id from receipt_deliveries where id in (select id from next) and due_at <= now()
          and state in ('waiting', 'sending') order by id for no key update)
      update receipt_deliveries set state = 'sending', attempt = attempt + 1, due_at = null, changed_at = now(),
        key_used_at = coalesce(key_used_at, now())
      where id in (select id from due)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, key_used_at < now() - make_interval(mins => ${keyLifeMinutes}) as "isKeyExpired"`,
    ),
  );

/** A lookup that a worker does not finish is due again after this time. */
const lookupSeconds = 60;

/**
 * Claims receipts whose upload is ambiguous and whose next lookup in the books is due: those whose record must be found
 * first (`unlocated`), or those whose record is known (`located`).
 */
export const claimUnknownDeliveries = (
  lane: Lane,
  limit: number,
  which: 'located' | 'unlocated',
): Promise<Delivery[]> =>
  inScope(worker(lane.companyId), async (tx) =>
    loadDeliveries(
      tx,
      await tx.$queryRaw<ClaimedRow[]>`
      with next as materialized (
        select id from receipt_deliveries where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state = 'unknown' and (record_refs <> '{}') = ${which === 'located'}
        order by due_at, id limit ${limit}),
      due as materialized (
        select id from receipt_deliveries where id in (select id from next) and due_at <= now()
          and state = 'unknown' and (record_refs <> '{}') = ${which === 'located'}
        order by id for no key update)
      update receipt_deliveries set attempt = attempt + 1, due_at = now() + make_interval(secs => ${lookupSeconds})
      where id in (select id from due)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, true as "isKeyExpired"`,
    ),
  );

/**
 * Returns open deliveries whose record was not looked for yet, other than the given ones. Their records can be found in
 * the same call, in case their uploads become ambiguous too. Claims nothing.
 */
export const findUnlocatedDeliveries = (lane: Lane, limit: number, others: readonly Delivery[]): Promise<Delivery[]> =>
  inScope(worker(lane.companyId), async (tx) =>
    loadDeliveries(
      tx,
      await tx.$queryRaw<ClaimedRow[]>`
      select id, false as "isKeyExpired" from receipt_deliveries
      where company_id = ${lane.companyId}::uuid and due_at is not null and record_refs = '{}'
        and id <> all(${others.map(({ id }) => id)}::uuid[])
      order by due_at, id limit ${limit}`,
    ),
  );
