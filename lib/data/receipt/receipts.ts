import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { holdCoding, lockMovements } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { scheduleDeliveries } from '@/lib/data/sync/schedule-deliveries';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { SameFile } from '@/lib/domain/receipt/same-file';
import type { ReceiptRow } from './lists';

export type NewReceipt = Omit<ReceiptRow, 'createdAt' | 'delivery'> & { readonly storageKey: string };

const fileColumns = {
  id: true,
  expenseId: true,
  fileName: true,
  mimeType: true,
  bytes: true,
  sha256: true,
  pages: true,
  documentPages: true,
} as const;

/**
 * Adds a receipt whose file is already stored. If the expense is synced, it also schedules the delivery. Returns false
 * if the expense does not exist.
 */
export const addReceipt = (viewer: Viewer, receipt: NewReceipt): Promise<boolean> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    if (receipt.expenseId) await holdCoding(tx, companyId);
    if (receipt.expenseId && !(await expenseIn(tx, companyId, receipt.expenseId))) return false;
    await tx.receipt.create({ data: { ...receipt, companyId, uploadedById: viewer.userId }, select: { id: true } });
    if (receipt.expenseId) await projectMovements(tx, companyId, [receipt.expenseId]);
    await record(tx, viewer, 'receipt.added', receipt.id, { fileName: receipt.fileName, sha256: receipt.sha256 });
    const synced = receipt.expenseId
      ? await tx.syncItem.findFirst({
          where: { movementId: receipt.expenseId, state: 'synced' },
          select: { id: true },
          orderBy: { attempt: 'desc' },
        })
      : null;
    if (synced && receipt.expenseId)
      await scheduleDeliveries(tx, companyId, [{ id: synced.id, recordId: receipt.expenseId }]);
    await announce(tx, companyId, ['receipts', 'expenses'], receipt.expenseId ? [receipt.expenseId] : []);
    return true;
  });

/** Whether the viewer may add receipts to the expense: it exists, and they see it. */
export const hasExpense = (viewer: CompanyScope, expenseId: string): Promise<boolean> =>
  inScope(viewer, (tx) => expenseIn(tx, viewer.companyId, expenseId));

/** Returns the receipt of an expense that has this content; null without one. */
export const receiptOfExpense = async (
  scope: CompanyScope,
  expenseId: string,
  sha256: string,
): Promise<string | null> => {
  const where = { companyId: scope.companyId, expenseId, sha256, removedAt: null };
  const found = await inScope(scope, (tx) => tx.receipt.findFirst({ where, select: { id: true } }));
  return found?.id ?? null;
};

const expenseIn = async (tx: Tx, companyId: string, id: string): Promise<boolean> =>
  (await tx.movement.findFirst({
    where: { id, companyId, kind: { not: 'transfer' }, removedAt: null },
    select: { id: true },
  })) !== null;

/** Whether there is a row of the receipt, even if the receipt was removed from its expense. */
export const isReceiptRecorded = async (scope: CompanyScope, id: string): Promise<boolean> =>
  (await inScope(scope, (tx) =>
    tx.receipt.findFirst({ where: { id, companyId: scope.companyId }, select: { id: true } }),
  )) !== null;

/** Returns another receipt with the same file that the viewer may see, preferably on an expense. Null if there is none. */
export const findSameFile = (
  viewer: CompanyScope,
  receipt: { readonly id: string; readonly sha256: string },
): Promise<SameFile | null> =>
  inScope(viewer, (tx) =>
    tx.receipt.findFirst({
      where: { companyId: viewer.companyId, sha256: receipt.sha256, id: { not: receipt.id }, removedAt: null },
      select: {
        id: true,
        createdAt: true,
        expense: { select: { id: true, merchant: true, movement: { select: { day: true } } } },
      },
      orderBy: [{ expenseId: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    }),
  ).then(
    (found) =>
      found && {
        ...found,
        expense: found.expense && {
          id: found.expense.id,
          merchant: found.expense.merchant,
          day: found.expense.movement.day,
        },
      },
  );

/** Returns a receipt with the storage key of its file, or null if the viewer may not see it. */
export const findReceipt = (viewer: CompanyScope, id: string) =>
  inScope(viewer, (tx) =>
    tx.receipt.findFirst({
      where: { id, companyId: viewer.companyId, removedAt: null },
      select: { ...fileColumns, storageKey: true },
    }),
  );

/** Removes a receipt from its expense. The stored file remains, and so does a copy in the books. */
export const removeReceipt = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await holdCoding(tx, companyId);
    const receipt = await tx.receipt.findFirst({ where: { id, companyId }, select: { expenseId: true } });
    await lockMovements(tx, companyId, receipt?.expenseId ? [receipt.expenseId] : []);
    const removed = await tx.receipt.updateManyAndReturn({
      where: { id, companyId },
      data: { removedAt: new Date() },
      select: { expenseId: true },
    });
    await projectMovements(
      tx,
      companyId,
      removed.flatMap(({ expenseId }) => expenseId ?? []),
    );
    await record(tx, viewer, 'receipt.removed', id);
    await announce(tx, viewer.companyId, ['receipts', 'expenses']);
  });
