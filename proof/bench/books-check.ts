import { createHash } from 'node:crypto';
import { type BenchExpense, receiptOf } from './expenses';
import type { Sandbox } from './sandbox';

/** What the books say, and nobody else. */
export type Verdict = {
  /** Expenses that are not in the books. */
  readonly lostExpenses: number;
  /** Receipts that are not on their expense. */
  readonly lostReceipts: number;
  readonly wrongAmounts: number;
  readonly duplicateRecords: number;
  readonly duplicateReceipts: number;
};

type Expected = { readonly codatCompanyId: string; readonly expenses: readonly BenchExpense[] };

/** Compares the books of the companies with what was to be in them. */
export async function judge(sandbox: Sandbox, expected: readonly Expected[]): Promise<Verdict> {
  let [lostExpenses, lostReceipts, wrongAmounts] = [0, 0, 0];
  for (const { codatCompanyId, expenses } of expected) {
    const { records } = await sandbox.ledger(codatCompanyId);
    const byId = new Map(records.map((record) => [record.transactionId, record]));
    for (const expense of expenses) {
      const record = byId.get(expense.id);
      const receipt = createHash('sha256').update(receiptOf(expense)).digest('hex');
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
