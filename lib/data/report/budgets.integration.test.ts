import { expect, test } from 'vitest';
import { categoriesOf } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { budgetHistory, listBudgets, setBudgets } from './budgets';
import { reportFor } from './reports';

const year = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);

test('a budget is for each month, keeps its history, and is compared with whole months only', async () => {
  const owner = await aCompany();
  const employee = await aMember(owner, 'employee');
  const categoryId = (await categoriesOf(owner)).get('Travel') ?? '';
  const set = (months: readonly string[], minor: bigint | null) =>
    setBudgets(owner, { categoryId, months: new Map(months.map((month) => [month, minor])) });

  expect(await set(year, 50_000n)).toEqual({ changed: 12 });
  expect(await set(year, 50_000n)).toEqual({ changed: 0 });
  expect(await set(['2026-12'], 80_000n)).toEqual({ changed: 1 });
  expect(await set(['2026-01'], null)).toEqual({ changed: 1 });

  expect((await listBudgets(owner, year)).map(({ month, minor }) => [month, minor])).toEqual([
    ...year.slice(1, 11).map((month) => [month, 50_000n]),
    ['2026-12', 80_000n],
  ]);
  const [newest, before] = await budgetHistory(owner, categoryId);
  expect([newest, before]).toMatchObject([
    { month: '2026-01', minor: null, author: 'Hannah Finch' },
    { month: '2026-12', minor: 80_000n },
  ]);
  const events = await asSuperuser(`select 1 from audit_events where company_id = $1 and action = 'budget.set'`, [
    owner.companyId,
  ]);
  expect(events).toHaveLength(3);

  const reported = async (from: string, to: string, who = owner) =>
    (await reportFor(who, { by: 'category', period: { from, to } })).report.rows.map(({ name, now, budget }) => [
      name,
      now,
      budget,
    ]);
  expect(await reported('2026-11-01', '2026-12-31')).toEqual([['Travel', 0n, 130_000n]]);
  // The tax year of the United Kingdom has the budgets of April to March.
  expect(await reported('2026-04-06', '2027-04-05')).toEqual([['Travel', 0n, 480_000n]]);
  expect(await reported('2026-04-06', '2026-05-05')).toEqual([['Travel', 0n, 50_000n]]);
  expect(await reported('2026-11-01', '2026-12-30')).toEqual([]);
  expect(await reported('2026-11-01', '2026-12-31', employee)).toEqual([]);
  expect(await listBudgets(employee, year)).toEqual([]);

  // Over time, each month has the budgets of all categories, and a month by its days has one in the total.
  const overTime = async (from: string, to: string) =>
    (await reportFor(owner, { by: 'time', period: { from, to } })).report;
  const taxYear = await overTime('2026-04-06', '2027-04-05');
  expect(taxYear.rows.map(({ name, budget }) => [name, budget])).toEqual([
    ['6 Apr – 5 May 2026', 50_000n],
    ['6 May – 5 Jun 2026', 50_000n],
    ['6 Jun – 5 Jul 2026', 50_000n],
    ['6 Jul – 5 Aug 2026', 50_000n],
    ['6 Aug – 5 Sept 2026', 50_000n],
    ['6 Sept – 5 Oct 2026', 50_000n],
    ['6 Oct – 5 Nov 2026', 50_000n],
    ['6 Nov – 5 Dec 2026', 50_000n],
    ['6 Dec 2026 – 5 Jan 2027', 80_000n],
  ]);
  expect(taxYear.total.budget).toBe(480_000n);
  expect((await overTime('2026-12-01', '2026-12-31')).total.budget).toBe(80_000n);
});
