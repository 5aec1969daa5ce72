import { hash } from 'node:crypto';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { projectMovements } from '@/lib/data/movement/project';
import type { Viewer } from '@/lib/domain/company/viewer';
import { writeFile } from '@/lib/storage/files';

export type NewExpense = {
  readonly id: string;
  readonly day: string;
  readonly merchant: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly categoryId: string;
  readonly cardId: string | null;
  /** Null if Outlay calculates the tax from the tax rate. */
  readonly taxMinor: bigint | null;
  readonly receipt: { readonly content: Buffer; readonly fileName: string; readonly mimeType: string };
};

const chunkSize = 250;

/** Inserts expenses with one receipt each. The rows equal those of the forms, but one statement inserts many. */
export async function insertExpenses(viewer: Viewer, expenses: readonly NewExpense[]): Promise<void> {
  for (let from = 0; from < expenses.length; from += chunkSize)
    await insertChunk(viewer, expenses.slice(from, from + chunkSize));
}

async function insertChunk(viewer: Viewer, expenses: readonly NewExpense[]): Promise<void> {
  const { companyId, userId } = viewer;
  // The files are stored before the rows are inserted, as in the forms.
  const receipts = await Promise.all(expenses.map((expense) => storeReceipt(viewer, expense)));
  await inScope(viewer, async (tx) => {
    await tx.movement.createMany({
      data: expenses.map(({ id, day, currency, totalMinor, cardId }) => ({
        id,
        companyId,
        kind: 'expense' as const,
        personId: userId,
        day,
        amountMinor: totalMinor,
        baseMinor: totalMinor,
        currency,
        cardId,
      })),
    });
    await tx.expense.createMany({
      data: expenses.map(({ id, merchant }) => ({ id, companyId, type: 'payment' as const, merchant, note: '' })),
    });
    await tx.expenseLine.createMany({
      data: expenses.map(({ id, day, totalMinor, categoryId, taxMinor }) => ({
        id: newId(),
        companyId,
        expenseId: id,
        position: 0,
        day,
        amountMinor: totalMinor,
        baseMinor: totalMinor,
        categoryId,
        sources: { category: { by: 'hand' as const } },
        taxMinor,
      })),
    });
    await tx.receipt.createMany({ data: receipts });
    await projectMovements(
      tx,
      companyId,
      expenses.map(({ id }) => id),
    );
  });
}

async function storeReceipt({ companyId, userId }: Viewer, { id: expenseId, receipt }: NewExpense) {
  const { content, fileName, mimeType } = receipt;
  const id = newId();
  const storageKey = `${companyId}/${id}/original`;
  await writeFile(storageKey, content);
  return {
    id,
    companyId,
    expenseId,
    uploadedById: userId,
    fileName,
    mimeType,
    bytes: content.byteLength,
    sha256: hash('sha256', content),
    storageKey,
    pages: 1,
  };
}
