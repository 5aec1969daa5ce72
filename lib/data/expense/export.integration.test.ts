import { expect, test } from 'vitest';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { exportExpenses } from './export';

const everything = {} as Omit<ExpenseFilter, 'after'>;

async function exported(viewer: Viewer, filter = everything) {
  const rows = [];
  for await (const part of exportExpenses(viewer, filter)) rows.push(...part);
  return rows;
}

test('exports what the filters of the list select, with names instead of ids', async () => {
  const viewer = await aCompany();
  const travel = (await categoriesOf(viewer)).get('Travel') ?? '';
  await recordTestExpense(viewer, { merchant: 'Pret A Manger' });
  const id = await recordTestExpense(viewer, {
    merchant: 'Deutsche Bahn',
    categoryId: travel,
    currency: 'EUR',
    rate: '0.85',
    amount: '20.00',
    note: 'Berlin',
  });
  expect(await exported(viewer, { ...everything, text: 'bahn' })).toEqual([
    expect.objectContaining({
      id,
      merchant: 'Deutsche Bahn',
      type: 'payment',
      amountMinor: 2000n,
      currency: 'EUR',
      baseMinor: 1700n,
      note: 'Berlin',
      status: 'incomplete',
      receipts: 0,
      card: null,
      person: viewer.name,
      categories: 'Travel',
    }),
  ]);
  expect(await exported(viewer)).toHaveLength(2);
});

test('an employee exports only their own expenses, and nobody those of another company', async () => {
  const viewer = await aCompany();
  const employee = await aMember(viewer, 'employee');
  const own = await recordTestExpense(employee);
  await recordTestExpense(viewer);
  await recordTestExpense(await aCompany('Bright Dental'));
  expect((await exported(employee)).map(({ id }) => id)).toEqual([own]);
  expect(await exported(viewer)).toHaveLength(2);
});

test('exports every expense once, newest day first, when there are several parts', async () => {
  const viewer = await aCompany();
  await asSuperuser(
    `with drawn as (select gen_random_uuid() as id, '2026-0' || (1 + i % 3) || '-15' as day from generate_series(1, 2003) i),
       movement as (insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, person_id, updated_at)
         select id, $1, 'expense', day, 100, 'GBP', 100, $2, now() from drawn),
       expense as (insert into expenses (id, company_id, type, merchant, note) select id, $1, 'payment', 'Pret', '' from drawn)
     insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor)
     select gen_random_uuid(), $1, id, 0, day, 100, 100 from drawn`,
    [viewer.companyId, viewer.userId],
  );
  const rows = await exported(viewer);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2003);
  const keys = rows.map(({ day, id }) => `${day} ${id}`);
  expect(keys).toEqual([...keys].sort().reverse());
});
