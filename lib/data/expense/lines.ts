import 'server-only';
import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { ExpenseLine } from '@/lib/domain/expense/expense';
import { serializeTrackingRefs } from '@/lib/domain/expense/tracking';

type Owned = { readonly expenseId: string; readonly lines: readonly ExpenseLine[] };

/** Inserts the lines of new expenses. */
export async function addLines(tx: Tx, companyId: string, expenses: readonly Owned[]): Promise<void> {
  await tx.expenseLine.createMany({
    data: expenses.flatMap(({ expenseId, lines }) =>
      lines.map((line, position) => ({ id: newId(), companyId, expenseId, position, ...columnsOf(line) })),
    ),
  });
}

export async function replaceLines(tx: Tx, companyId: string, expenses: readonly Owned[]): Promise<void> {
  await tx.expenseLine.deleteMany({ where: { companyId, expenseId: { in: expenses.map((one) => one.expenseId) } } });
  await addLines(tx, companyId, expenses);
}

const columnsOf = (line: ExpenseLine) => ({
  amountMinor: line.amount.minor,
  categoryId: line.categoryId,
  taxRateRef: line.taxRateRef,
  taxMinor: line.taxMinor,
  // The options are sorted, because the filters compare the stored text.
  trackingRefs: serializeTrackingRefs(line.trackingRefs),
  customerRef: line.customerRef,
  sources: line.sources,
});
