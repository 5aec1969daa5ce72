import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { DeliveryState } from '@/lib/data/generated/enums';
import { announce } from '@/lib/data/queue';
import { scheduleDeliveries } from '@/lib/data/sync/outcomes';
import type { Viewer } from '@/lib/domain/company/viewer';

export type ReceiptRow = {
  readonly id: string;
  readonly expenseId: string | null;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages: number;
  readonly createdAt: Date;
  /** How far it has come towards the books; null when its expense is not there. */
  readonly delivery: { readonly state: DeliveryState; readonly message: string | null } | null;
};

export type NewReceipt = Pick<
  ReceiptRow,
  'id' | 'expenseId' | 'fileName' | 'mimeType' | 'bytes' | 'sha256' | 'pages'
> & { storageKey: string };

const columns = {
  id: true,
  expenseId: true,
  fileName: true,
  mimeType: true,
  bytes: true,
  sha256: true,
  pages: true,
  createdAt: true,
  deliveries: { select: { state: true, message: true }, orderBy: { createdAt: 'desc' }, take: 1 },
} as const;

type Read = Omit<ReceiptRow, 'delivery'> & { deliveries: { state: DeliveryState; message: string | null }[] };
const toRow = ({ deliveries, ...row }: Read): ReceiptRow => ({ ...row, delivery: deliveries[0] ?? null });

/** Keeps a receipt whose file is stored. One for an expense already in the books is sent after it. */
export const addReceipt = (viewer: Viewer, receipt: NewReceipt): Promise<boolean> =>
  inScope(viewer, async (tx) => {
    if (receipt.expenseId) {
      const expense = await tx.expense.findFirst({
        where: { id: receipt.expenseId, companyId: viewer.companyId, removedAt: null },
        select: { id: true },
      });
      if (!expense) return false;
    }
    await tx.receipt.create({
      data: { ...receipt, companyId: viewer.companyId, uploadedById: viewer.userId },
      select: { id: true },
    });
    await record(tx, viewer, 'receipt.added', receipt.id, { fileName: receipt.fileName, sha256: receipt.sha256 });
    const synced = receipt.expenseId
      ? await tx.syncItem.findFirst({
          where: { expenseId: receipt.expenseId, state: 'synced' },
          select: { id: true, expenseId: true },
          orderBy: { attempt: 'desc' },
        })
      : null;
    if (synced) await scheduleDeliveries(tx, viewer.companyId, [synced]);
    await announce(tx, viewer.companyId);
    return true;
  });

export const listExpenseReceipts = (viewer: CompanyScope, expenseId: string): Promise<ReceiptRow[]> =>
  inScope(viewer, (tx) =>
    tx.receipt.findMany({
      where: { expenseId, companyId: viewer.companyId, removedAt: null },
      select: columns,
      orderBy: { createdAt: 'asc' },
    }),
  ).then((rows) => rows.map(toRow));

/** The newest receipts of the company. */
export const listReceipts = (viewer: Viewer): Promise<(ReceiptRow & { merchant: string | null })[]> =>
  inScope(viewer, (tx) =>
    tx.receipt.findMany({
      where: { companyId: viewer.companyId, removedAt: null },
      select: { ...columns, expense: { select: { merchant: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 60,
    }),
  ).then((rows) => rows.map(({ expense, ...row }) => ({ ...toRow(row), merchant: expense?.merchant ?? null })));

/** Where a receipt's file is, for somebody who may see it. */
export const findReceipt = (viewer: CompanyScope, id: string) =>
  inScope(viewer, (tx) =>
    tx.receipt.findFirst({
      where: { id, companyId: viewer.companyId, removedAt: null },
      select: {
        id: true,
        expenseId: true,
        fileName: true,
        mimeType: true,
        bytes: true,
        sha256: true,
        storageKey: true,
        pages: true,
      },
    }),
  );

/** Takes a receipt away from its expense. The file stays, and so does a copy already in the books. */
export const removeReceipt = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    await tx.receipt.updateMany({ where: { id, companyId: viewer.companyId }, data: { removedAt: new Date() } });
    await record(tx, viewer, 'receipt.removed', id);
    await announce(tx, viewer.companyId);
  });
