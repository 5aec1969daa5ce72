import 'server-only';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import type { Prisma, ReceiptDelivery } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import { wakeLane } from '@/lib/data/sync/due-work';
import type { Lane } from '@/lib/data/sync/lease';
import { referenceOf } from '@/lib/domain/books/record';
import type { ExpenseType } from '@/lib/domain/expense/type';

/** A receipt that has to be attached to its record in the books. */
export type Delivery = ReceiptDelivery & {
  /** True if the idempotency key was first used so long ago that Codat may have forgotten it. */
  readonly isKeyExpired: boolean;
  readonly syncId: string;
  readonly codatSyncId: string;
  readonly expenseId: string;
  readonly expenseType: ExpenseType;
  readonly reference: string;
  /**
   * Whether another receipt of the expense has the same size. The size then does not identify the file in the books.
   */
  readonly hasTwin: boolean;
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
      expenseId: true,
      sync: { select: { codatSyncId: true } },
      expense: {
        select: {
          type: true,
          receipts: { where: { removedAt: null }, select: { id: true, bytes: true } },
          // These are all attempts to sync the expense. If this item's batch has no sync at Codat, the receipts are
          // attached through the sync of an earlier attempt.
          items: { select: { sync: { select: { codatSyncId: true } } }, orderBy: { attempt: 'desc' } },
        },
      },
    },
  },
} as const satisfies Prisma.ReceiptDeliveryInclude;

type DeliveryRow = Prisma.ReceiptDeliveryGetPayload<{ include: typeof include }>;

const toDelivery = ({ receipt, item, ...delivery }: DeliveryRow, isKeyExpired: boolean): Delivery => ({
  ...delivery,
  ...receipt,
  isKeyExpired,
  syncId: item.syncId,
  codatSyncId:
    item.sync.codatSyncId ?? item.expense.items.find(({ sync }) => sync.codatSyncId !== null)?.sync.codatSyncId ?? '',
  hasTwin: item.expense.receipts.some(({ id, bytes }) => id !== delivery.receiptId && bytes === receipt.bytes),
  expenseId: item.expenseId,
  expenseType: item.expense.type,
  reference: referenceOf(item.expenseId),
});

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
      update receipt_deliveries set state = 'sending', attempt = attempt + 1, due_at = null, changed_at = now(),
        key_used_at = coalesce(key_used_at, now())
      where id in (
        select id from receipt_deliveries where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state in ('waiting', 'sending') order by due_at, id limit ${limit} for update)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, key_used_at < now() - make_interval(mins => ${keyLifeMinutes}) as "isKeyExpired"`,
    ),
  );

/**
 * Claims receipts whose upload is ambiguous and whose next lookup in the books is due. Schedules the following lookup
 * with a backoff.
 */
export const claimUnknownDeliveries = (
  lane: Lane,
  limit: number,
  backoff: { readonly first: number; readonly longest: number },
): Promise<Delivery[]> =>
  inScope(worker(lane.companyId), async (tx) =>
    loadDeliveries(
      tx,
      await tx.$queryRaw<ClaimedRow[]>`
      update receipt_deliveries set attempt = attempt + 1, looks = looks + 1, changed_at = now(),
        due_at = now() + make_interval(secs => least(${backoff.longest}, ${backoff.first} * power(2, least(looks, 12))))
      where id in (
        select id from receipt_deliveries where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state = 'unknown' order by due_at, id limit ${limit} for update)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, true as "isKeyExpired"`,
    ),
  );

export type DeliveryOutcome =
  | { readonly state: 'delivered'; readonly attachmentId: string | null }
  | { readonly state: 'refused'; readonly message: string }
  /** The receipt was not sent, or a retry with the same bytes and key is safe. */
  | { readonly state: 'waiting'; readonly afterSeconds: number; readonly message?: string }
  /** The receipt is not in the books, or was refused and may be sent again. It is sent under a new key. */
  | { readonly state: 'not-found' }
  /**
   * Ambiguous: the receipt may be in the books. It is looked up after `lookAfterSeconds`; if that is null, a person has
   * to check the books.
   */
  | { readonly state: 'unknown'; readonly message: string; readonly lookAfterSeconds: number | null };

/** Saves the outcome of a delivery. Changes nothing if another claim has raised the attempt since. */
export const saveDelivery = (delivery: Delivery, outcome: DeliveryOutcome): Promise<void> =>
  inScope(worker(delivery.companyId), async (tx) => {
    const { state } = outcome;
    const after = dueAfterSeconds(outcome);
    const needsNewKey = state === 'not-found';
    await tx.$executeRaw`
      update receipt_deliveries set
        state = ${needsNewKey ? 'waiting' : state}::"DeliveryState", changed_at = now(),
        message = ${'message' in outcome ? (outcome.message ?? null) : null},
        attachment_id = coalesce(${state === 'delivered' ? outcome.attachmentId : null}, attachment_id),
        due_at = case when ${after}::float is null then null else now() + make_interval(secs => ${after ?? 0}) end,
        idempotency_key = case when ${needsNewKey} then gen_random_uuid() else idempotency_key end,
        key_used_at = case when ${needsNewKey} then null else key_used_at end,
        looks = case when ${needsNewKey} then 0 else looks end
      where id = ${delivery.id}::uuid and attempt = ${delivery.attempt} and state in ('sending', 'unknown')`;
    await announce(tx, delivery.companyId);
  });

function dueAfterSeconds(outcome: DeliveryOutcome): number | null {
  switch (outcome.state) {
    case 'waiting':
      return outcome.afterSeconds;
    case 'not-found':
      return 0;
    case 'unknown':
      return outcome.lookAfterSeconds;
    case 'delivered':
    case 'refused':
      return null;
  }
}

/** Saves the ids that the receipts' records have in the books. Later lookups then need no search. */
export const saveRecordRefs = (
  lane: Lane,
  records: readonly { readonly id: string; readonly recordRef: string }[],
): Promise<unknown> =>
  inScope(
    worker(lane.companyId),
    (tx) =>
      tx.$executeRaw`
      update receipt_deliveries set record_ref = found.ref
      from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ recordRef }) => recordRef)}::text[]) as found (id, ref)
      where receipt_deliveries.id = found.id and company_id = ${lane.companyId}::uuid`,
  );

/**
 * Sends an ambiguous or refused receipt again under a new key. A person requests this after checking the books or
 * fixing the cause.
 */
export const sendReceiptAgain = (scope: CompanyScope, receiptId: string): Promise<void> =>
  inScope(scope, async (tx) => {
    await tx.$executeRaw`
      update receipt_deliveries set state = 'waiting', due_at = now(), changed_at = now(), attempt = attempt + 1, looks = 0,
        idempotency_key = gen_random_uuid(), key_used_at = null
      where receipt_id = ${receiptId}::uuid and company_id = ${scope.companyId}::uuid and state in ('unknown', 'refused')`;
    await wakeLane(tx, scope.companyId);
    await announce(tx, scope.companyId);
  });
