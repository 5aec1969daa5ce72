import 'server-only';
import { type CompanyScope, inScope, worker } from '@/lib/data/db';
import type { ReceiptDelivery } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import { type Lane, wakeLane } from '@/lib/data/sync/lanes';
import type { ExpenseType } from '@/lib/domain/expense/type';

/** A receipt on its way into the books after its expense. */
export type Delivery = ReceiptDelivery & {
  /** Whether Codat may have forgotten the key under which it was sent before. */
  readonly isKeyExpired: boolean;
  readonly syncId: string;
  readonly codatSyncId: string;
  readonly expenseId: string;
  readonly expenseType: ExpenseType;
  readonly reference: string;
  /** Whether another receipt of the expense is as large: then its size alone does not tell them apart. */
  readonly hasTwin: boolean;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly storageKey: string;
};

const about = {
  receipt: { select: { fileName: true, mimeType: true, bytes: true, storageKey: true } },
  item: {
    select: {
      syncId: true,
      expenseId: true,
      record: true,
      sync: { select: { codatSyncId: true } },
      expense: {
        select: {
          type: true,
          receipts: { where: { removedAt: null }, select: { id: true, bytes: true } },
          // Written in a sync that is kept as an earlier attempt's: its receipts go there.
          items: { select: { sync: { select: { codatSyncId: true } } }, orderBy: { attempt: 'desc' } },
        },
      },
    },
  },
} as const;

type Read = ReceiptDelivery & {
  receipt: { fileName: string; mimeType: string; bytes: number; storageKey: string };
  item: {
    syncId: string;
    expenseId: string;
    sync: { codatSyncId: string | null };
    expense: {
      type: ExpenseType;
      receipts: { id: string; bytes: number }[];
      items: { sync: { codatSyncId: string | null } }[];
    };
  };
};

const toDelivery = ({ receipt, item, ...delivery }: Read, isKeyExpired: boolean): Delivery => ({
  ...delivery,
  ...receipt,
  isKeyExpired,
  syncId: item.syncId,
  codatSyncId:
    item.sync.codatSyncId ?? item.expense.items.find(({ sync }) => sync.codatSyncId !== null)?.sync.codatSyncId ?? '',
  hasTwin: item.expense.receipts.some(({ id, bytes }) => id !== delivery.receiptId && bytes === receipt.bytes),
  expenseId: item.expenseId,
  expenseType: item.expense.type,
  reference: item.expenseId.slice(-12),
});

/**
 * Takes up receipts that are to be sent now: waiting, or sent before to no known end. The raised attempt is the fence.
 * Nothing, once the lane has passed to another.
 */
export const claimDeliveries = (lane: Lane, most: number, keyLifeMinutes: number): Promise<Delivery[]> =>
  inScope(worker(lane.companyId), async (tx) => {
    const claimed = await tx.$queryRaw<{ id: string; spent: boolean }[]>`
      update receipt_deliveries set state = 'sending', attempt = attempt + 1, due_at = null, changed_at = now(),
        key_used_at = coalesce(key_used_at, now())
      where id in (
        select id from receipt_deliveries where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state in ('waiting', 'sending') order by due_at, id limit ${most} for update)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, key_used_at < now() - make_interval(mins => ${keyLifeMinutes}) as spent`;
    if (claimed.length === 0) return [];
    const spent = new Set(claimed.filter((row) => row.spent).map((row) => row.id));
    const rows = await tx.receiptDelivery.findMany({
      where: { id: { in: claimed.map((row) => row.id) } },
      include: about,
      orderBy: { id: 'asc' },
    });
    return rows.map((row) => toDelivery(row, spent.has(row.id)));
  });

/** The receipts of which nobody knows whether they arrived, and that are to be looked for now. */
export const claimUnknownDeliveries = (
  lane: Lane,
  most: number,
  again: { readonly first: number; readonly longest: number },
): Promise<Delivery[]> =>
  inScope(worker(lane.companyId), async (tx) => {
    const claimed = await tx.$queryRaw<{ id: string }[]>`
      update receipt_deliveries set attempt = attempt + 1, looks = looks + 1, changed_at = now(),
        due_at = now() + make_interval(secs => least(${again.longest}, ${again.first} * power(2, least(looks, 12))))
      where id in (
        select id from receipt_deliveries where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state = 'unknown' order by due_at, id limit ${most} for update)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id`;
    if (claimed.length === 0) return [];
    const rows = await tx.receiptDelivery.findMany({
      where: { id: { in: claimed.map((row) => row.id) } },
      include: about,
      orderBy: { id: 'asc' },
    });
    return rows.map((row) => toDelivery(row, true));
  });

export type DeliveryOutcome =
  | { readonly state: 'delivered'; readonly attachmentId: string | null }
  | { readonly state: 'refused'; readonly message: string }
  /** Nothing was done, or the same bytes may go again under the same key. */
  | { readonly state: 'waiting'; readonly afterSeconds: number; readonly message?: string }
  /** Looked for in the books, and not there: it goes again, under a new key. */
  | { readonly state: 'not-found' }
  /** It may have arrived, and cannot be sent again before that is known; looked for after that long, or by a person. */
  | { readonly state: 'unknown'; readonly message: string; readonly lookAfterSeconds: number | null };

/** Keeps how a delivery stands. Only the newest attempt may. */
export const saveDelivery = (delivery: Delivery, outcome: DeliveryOutcome): Promise<void> =>
  inScope(worker(delivery.companyId), async (tx) => {
    const { state } = outcome;
    const after =
      state === 'waiting'
        ? outcome.afterSeconds
        : state === 'not-found'
          ? 0
          : state === 'unknown'
            ? outcome.lookAfterSeconds
            : null;
    const anew = state === 'not-found';
    await tx.$executeRaw`
      update receipt_deliveries set
        state = ${anew ? 'waiting' : state}::"DeliveryState", changed_at = now(),
        message = ${'message' in outcome ? (outcome.message ?? null) : null},
        attachment_id = coalesce(${state === 'delivered' ? outcome.attachmentId : null}, attachment_id),
        due_at = case when ${after}::float is null then null else now() + make_interval(secs => ${after ?? 0}) end,
        idempotency_key = case when ${anew} then gen_random_uuid() else idempotency_key end,
        key_used_at = case when ${anew} then null else key_used_at end,
        looks = case when ${anew} then 0 else looks end
      where id = ${delivery.id}::uuid and attempt = ${delivery.attempt} and state in ('sending', 'unknown')`;
    await announce(tx, delivery.companyId);
  });

/** Keeps where these receipts' records are in the books, so that they need not be found again. */
export const saveRecordRefs = (
  lane: Lane,
  found: readonly { readonly id: string; readonly recordRef: string }[],
): Promise<unknown> =>
  inScope(
    worker(lane.companyId),
    (tx) =>
      tx.$executeRaw`
      update receipt_deliveries set record_ref = found.ref
      from unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ recordRef }) => recordRef)}::text[]) as found (id, ref)
      where receipt_deliveries.id = found.id and company_id = ${lane.companyId}::uuid`,
  );

/** A person has looked in the books and the receipt is not there, or has put right what it was refused for: send it. */
export const sendReceiptAgain = (scope: CompanyScope, receiptId: string): Promise<void> =>
  inScope(scope, async (tx) => {
    await tx.$executeRaw`
      update receipt_deliveries set state = 'waiting', due_at = now(), changed_at = now(), attempt = attempt + 1, looks = 0,
        idempotency_key = gen_random_uuid(), key_used_at = null
      where receipt_id = ${receiptId}::uuid and company_id = ${scope.companyId}::uuid and state in ('unknown', 'refused')`;
    await wakeLane(tx, scope.companyId);
    await announce(tx, scope.companyId);
  });
