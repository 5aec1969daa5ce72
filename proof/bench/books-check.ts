import { hash } from 'node:crypto';
import { type BenchExpense, receiptOf } from './expenses';
import type { Sandbox } from './sandbox';

/** The number of errors that the check found in the sandbox's books, by kind. */
export type BooksErrors = {
  readonly lostExpenses: number;
  /** Receipts that are not attached to their expense. */
  readonly lostReceipts: number;
  readonly wrongAmounts: number;
  readonly duplicateRecords: number;
  readonly duplicateReceipts: number;
};

type Expected = { readonly codatCompanyId: string; readonly expenses: readonly BenchExpense[] };

/** Compares the books of the companies with the expenses that were synced. Returns the number of errors. */
export async function checkBooks(sandbox: Sandbox, expected: readonly Expected[]): Promise<BooksErrors> {
  let [lostExpenses, lostReceipts, wrongAmounts] = [0, 0, 0];
  for (const { codatCompanyId, expenses } of expected) {
    const { records } = await sandbox.ledger(codatCompanyId);
    const byId = new Map(records.map((record) => [record.transactionId, record]));
    for (const expense of expenses) {
      const record = byId.get(expense.id);
      const receipt = hash('sha256', receiptOf(expense));
      if (!record) lostExpenses += 1;
      if (!record?.attachments.some((file) => file.sha256 === receipt)) lostReceipts += 1;
      if (record && Math.round(record.totalAmount * 100) !== expense.grossMinor) wrongAmounts += 1;
    }
  }
  const { duplicates } = await sandbox.stats();
  return {
    lostExpenses,
    lostReceipts,
    wrongAmounts,
    duplicateRecords: duplicates.records,
    duplicateReceipts: duplicates.attachments,
  };
}
