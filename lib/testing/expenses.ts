import { inScope } from '@/lib/data/db';
import { addExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays, dayAt } from '@/lib/domain/day';
import { type ExpenseInput, expenseInput } from '@/lib/domain/expense/expense';

export const todayFor = (viewer: Viewer): string => dayAt(new Date(), viewer.timeZone);

/** Returns the parsed form of an expense: a train ticket of £120.00, dated yesterday. */
export const expenseOf = (viewer: Viewer, change: Readonly<Record<string, unknown>> = {}): ExpenseInput =>
  expenseInput({ today: todayFor(viewer), baseCurrency: viewer.baseCurrency }).parse({
    id: newId(),
    type: 'payment',
    day: addDays(todayFor(viewer), -1),
    merchant: 'Great Western Railway',
    amount: '120.00',
    currency: viewer.baseCurrency,
    note: 'Bristol to London',
    ...change,
  });

/** Records an expense as its form does. Returns the id. */
export async function recordTestExpense(
  viewer: Viewer,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const input = expenseOf(viewer, change);
  await addExpense(viewer, input);
  return input.id;
}

/** Returns the id of each category of the company, by name. */
export const categoriesOf = (viewer: Viewer): Promise<ReadonlyMap<string, string>> =>
  inScope(viewer, (tx) => tx.category.findMany({ where: { companyId: viewer.companyId } })).then(
    (rows) => new Map(rows.map((row) => [row.name, row.id])),
  );
