import 'server-only';
import type { ExpenseType } from '@/lib/domain/expense';
import { inScope, type Scope } from './db';
import { newId } from './id';
import { announce } from './queue';

type CompanyScope = Scope & { companyId: string };

/** A receipt that waits to follow its expense into the books. */
export type WaitingReceipt = {
  readonly deliveryId: string | null;
  readonly itemId: string;
  readonly receiptId: string;
  readonly expenseId: string;
  readonly expenseType: ExpenseType;
  readonly codatSyncId: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly storageKey: string;
};

/** The receipts of a sync's written expenses that have not been delivered, refused or lost sight of. */
export const waitingReceipts = (scope: CompanyScope, syncId: string): Promise<WaitingReceipt[]> =>
  inScope(scope, async (tx) => {
    const items = await tx.syncItem.findMany({
      where: { syncId, state: 'synced' },
      select: {
        id: true,
        sync: { select: { codatSyncId: true } },
        expense: {
          select: { id: true, type: true, receipts: { where: { removedAt: null }, include: { deliveries: true } } },
        },
      },
    });
    return items.flatMap((item) =>
      item.expense.receipts.flatMap((receipt) => {
        const delivery = receipt.deliveries.find((entry) => entry.itemId === item.id);
        if ((delivery && delivery.state !== 'waiting') || !item.sync.codatSyncId) return [];
        return [
          {
            deliveryId: delivery?.id ?? null,
            itemId: item.id,
            receiptId: receipt.id,
            expenseId: item.expense.id,
            expenseType: item.expense.type,
            codatSyncId: item.sync.codatSyncId,
            fileName: receipt.fileName,
            mimeType: receipt.mimeType,
            bytes: receipt.bytes,
            storageKey: receipt.storageKey,
          },
        ];
      }),
    );
  });

/**
 * Takes a receipt up for delivery: from here its outcome is unknown until it is known, as a file has no key by which
 * Codat would recognise it. Null when another worker has it.
 */
export const claimDelivery = (scope: CompanyScope, receipt: WaitingReceipt): Promise<string | null> =>
  inScope(scope, async (tx) => {
    const id = newId();
    await tx.receiptDelivery.createMany({
      data: { id, companyId: scope.companyId, receiptId: receipt.receiptId, itemId: receipt.itemId, state: 'waiting' },
      skipDuplicates: true,
    });
    const where = { receiptId: receipt.receiptId, itemId: receipt.itemId };
    const { count } = await tx.receiptDelivery.updateMany({
      where: { ...where, state: 'waiting' },
      data: { state: 'sending', attempt: { increment: 1 }, changedAt: new Date() },
    });
    if (count === 0) return null;
    await announce(tx, scope.companyId);
    return (await tx.receiptDelivery.findUniqueOrThrow({ where: { receiptId_itemId: where }, select: { id: true } }))
      .id;
  });

/** How long a worker may hold a delivery; sending takes at most half a minute. */
const leaseSeconds = 45;

/**
 * The deliveries of a sync whose worker was killed over them: whether the file arrived nobody knows, so that they are
 * unknown. Answers how many another worker holds still.
 */
export const giveUpAbandoned = (scope: CompanyScope, syncId: string, message: string): Promise<number> =>
  inScope(scope, async (tx) => {
    const held = { state: 'sending' as const, item: { syncId } };
    const { count } = await tx.receiptDelivery.updateMany({
      where: { ...held, changedAt: { lt: new Date(Date.now() - leaseSeconds * 1000) } },
      data: { state: 'unknown', message, changedAt: new Date() },
    });
    if (count > 0) await announce(tx, scope.companyId);
    return tx.receiptDelivery.count({ where: held });
  });

/** Keeps how a delivery ended, or puts it back to wait. */
export const keepDelivery = (
  scope: CompanyScope,
  id: string,
  outcome: {
    state: 'delivered' | 'refused' | 'unknown' | 'waiting';
    attachmentId?: string | null;
    message?: string | null;
  },
): Promise<void> =>
  inScope(scope, async (tx) => {
    await tx.receiptDelivery.updateMany({
      where: { id, state: 'sending' },
      data: { ...outcome, changedAt: new Date() },
    });
    await announce(tx, scope.companyId);
  });

/** A person has looked in the books and the receipt is not there: send it again. */
export const sendReceiptAgain = (scope: CompanyScope, receiptId: string): Promise<string[]> =>
  inScope(scope, async (tx) => {
    const again = await tx.receiptDelivery.findMany({
      where: { receiptId, state: { in: ['unknown', 'refused'] } },
      include: { item: { select: { syncId: true } } },
    });
    await tx.receiptDelivery.updateMany({
      where: { id: { in: again.map((entry) => entry.id) } },
      data: { state: 'waiting', changedAt: new Date() },
    });
    return [...new Set(again.map((entry) => entry.item.syncId))];
  });
