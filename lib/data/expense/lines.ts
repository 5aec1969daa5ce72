import 'server-only';
import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { ExpenseLine } from '@/lib/domain/expense/expense';
import { largestRemainder } from '@/lib/domain/expense/largest-remainder';
import { serializeTrackingRefs } from '@/lib/domain/expense/tracking';

type Owned = { readonly expenseId: string; readonly lines: readonly ExpenseLine[] };

/** Inserts the lines of expenses whose movements are stored. */
export async function addLines(tx: Tx, companyId: string, expenses: readonly Owned[]): Promise<void> {
  const movements = await tx.movement.findMany({
    where: { companyId, id: { in: expenses.map((one) => one.expenseId) } },
    select: { id: true, day: true, amountMinor: true, baseMinor: true },
  });
  const byId = new Map(movements.map((movement) => [movement.id, movement]));
  await tx.expenseLine.createMany({
    data: expenses.flatMap(({ expenseId, lines }) => {
      const movement = byId.get(expenseId);
      if (!movement) throw new Error(`there is no movement ${expenseId}`);
      const parts = baseParts(movement, lines);
      return lines.map((line, position) => ({
        id: newId(),
        companyId,
        expenseId,
        position,
        day: movement.day,
        baseMinor: parts[position] ?? 0n,
        ...columnsOf(line),
      }));
    }),
  });
}

/** Returns the part of each line in the amount in base currency. The parts add up to it. */
const baseParts = (movement: { amountMinor: bigint; baseMinor: bigint }, lines: readonly ExpenseLine[]) =>
  largestRemainder(
    movement.baseMinor,
    lines.map((line) => line.amount.minor * movement.baseMinor),
    movement.amountMinor,
  );

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
