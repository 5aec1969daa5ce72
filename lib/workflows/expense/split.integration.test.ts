import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import { changeExpense, findExpense } from '@/lib/data/expense/expenses';
import { projectMovements } from '@/lib/data/movement/project';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { oneOfEachPackage } from '@/lib/testing/books-reading';
import { expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

const parts = (company: LinkedCompany, ...amounts: readonly string[]) => {
  const categories = [...company.categories.values()];
  return JSON.stringify(
    amounts.map((amount, index) => ({
      amount,
      categoryId: categories[index] ?? '',
      taxRateRef: '',
      taxAmount: '',
      trackingRefs: null,
      customerRef: '',
    })),
  );
};

const taking = oneOfEachPackage.filter(([key]) => packageOf(key).lineLimit > 1);
const oneLine = oneOfEachPackage.filter(([key]) => packageOf(key).lineLimit === 1);

describe.each(taking)('in %s', (key: PackageKey, organisation, currency) => {
  test('writes each part of a split expense to the books, exact to the cent', async () => {
    const company = await linkedCompany(codat, key, organisation, currency);
    const { viewer } = company;
    const id = await recordTestExpense(viewer, { amount: '100.01', parts: parts(company, '33.33', '33.34', '33.34') });
    await sync(codat, company, [id]);
    expect(await findExpense(viewer, id)).toMatchObject({ status: 'synced' });
    const { records, trialBalance } = await codat.ledger(company.codatCompanyId);
    const written = records.filter((record) => record.transactionId === id);
    expect(written).toMatchObject([{ totalAmount: 100.01 }]);
    expect(written[0]?.lines).toHaveLength(3);
    expect(trialBalance?.balanced ?? true).toBe(true);
  });
});

describe.each(oneLine)('in %s', (key: PackageKey, organisation, currency) => {
  test('refuses a new split, and blocks an existing one with the reason', async () => {
    const company = await linkedCompany(codat, key, organisation, currency);
    const { viewer } = company;
    const { name } = packageOf(key);
    const split = { amount: '30.00', parts: parts(company, '10.00', '20.00') };
    await expect(recordTestExpense(viewer, split)).rejects.toThrow(`${name} accepts one line per record.`);

    // This imitates an expense that was split before the company linked this package.
    const id = await recordTestExpense(viewer, { amount: '30.00', categoryId: [...company.categories.values()][0] });
    await asSuperuser(
      `with half as (update expense_lines set amount_minor = 1000, base_minor = 1000 where expense_id = $1 returning *)
       insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor, category_id, sources)
       select gen_random_uuid(), company_id, expense_id, 1, day, 2000, 2000, category_id, sources from half`,
      [id],
    );
    await inScope(worker(viewer.companyId), (tx) => projectMovements(tx, viewer.companyId, [id]));
    const kept = await findExpense(viewer, id);
    expect(kept?.status).toBe('incomplete');
    expect(kept?.issues.map((issue) => issue.message)).toContain(
      `${name} accepts one line per record, and this expense has 2. Use one category, or record its parts as separate expenses.`,
    );
    // A person can still change the note of such an expense.
    await changeExpense(viewer, expenseOf(viewer, { id, revision: kept?.revision, ...split, note: 'August' }));
    expect(await findExpense(viewer, id)).toMatchObject({ note: 'August', lines: [{}, {}] });
  });
});
