import { inScope } from '@/lib/data/db';
import { addExpense, type ExpenseRow } from '@/lib/data/expense/expenses';
import { listMovements } from '@/lib/data/expense/list';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays, dayAt } from '@/lib/domain/day';
import { type ExpenseInput, expenseInput } from '@/lib/domain/expense/expense';
import { asSuperuser } from './superuser';

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

/** Returns the expenses of the first page of the list. */
export const listedExpenses = async (viewer: Viewer): Promise<ExpenseRow[]> =>
  (await listMovements(viewer, {})).rows.filter((row) => row.movement === 'expense');

/** Returns the id of each category of the company, by name. */
export const categoriesOf = (viewer: Viewer): Promise<ReadonlyMap<string, string>> =>
  inScope(viewer, (tx) => tx.category.findMany({ where: { companyId: viewer.companyId } })).then(
    (rows) => new Map(rows.map((row) => [row.name, row.id])),
  );

/** Records many equal expenses quickly, by copying one in SQL. Returns their ids. */
export async function recordMany(
  viewer: Viewer,
  count: number,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string[]> {
  const original = await recordTestExpense(viewer, change);
  const copies = await asSuperuser<{ id: string }>(
    `with copies as (
       insert into movements select (jsonb_populate_record(original, jsonb_build_object('id', gen_random_uuid()))).*
         from movements original, generate_series(1, $2) where original.id = $1 returning id),
     details as (
       insert into expenses select (jsonb_populate_record(original, jsonb_build_object('id', copies.id))).*
         from copies, expenses original where original.id = $1),
     lines as (
       insert into expense_lines
         select (jsonb_populate_record(line, jsonb_build_object('id', gen_random_uuid(), 'expense_id', copies.id))).*
         from copies, expense_lines line where line.expense_id = $1)
     select id from copies`,
    [original, count - 1],
  );
  return [original, ...copies.map(({ id }) => id)];
}
