import { beforeAll, describe, expect, test } from 'vitest';
import { categorise } from '@/lib/data/coding/categorise';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { categoriesOf, expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { addExpense, changeExpense, findExpense, removeExpense } from './expenses';
import { listMovements } from './list';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await aCompany();
});

describe('recording', () => {
  test('a form sent twice, in sequence or at once, records one expense', async () => {
    const input = expenseOf(viewer);
    await Promise.all([addExpense(viewer, input), addExpense(viewer, input)]);
    await addExpense(viewer, input);
    const [row] = await asSuperuser(
      `select count(distinct e.id)::int as expenses, count(*)::int as lines from movements e join expense_lines l on l.expense_id = e.id where e.id = $1`,
      [input.id],
    );
    expect(row).toEqual({ expenses: 1, lines: 1 });
  });

  test('refuses different content under the same id and keeps the first', async () => {
    const input = expenseOf(viewer, { amount: '12.00' });
    await addExpense(viewer, input);
    for (const change of [
      { amount: '13.00' },
      { merchant: 'Pret' },
      { currency: 'EUR', rate: '0.86', amount: '12.00' },
      { type: 'refund', amount: '12.00' },
    ])
      await expect(addExpense(viewer, expenseOf(viewer, { amount: '12.00', ...change, id: input.id }))).rejects.toThrow(
        Refusal,
      );
    expect(await findExpense(viewer, input.id)).toMatchObject({ amount: { minor: 1200n, currency: 'GBP' } });
  });

  test('refuses an id of another company without revealing it', async () => {
    const stranger = await aCompany('Bright Dental');
    const theirs = await recordTestExpense(stranger);
    await expect(addExpense(viewer, expenseOf(viewer, { id: theirs }))).rejects.toThrow(Refusal);
    expect(await findExpense(viewer, theirs)).toBeNull();
  });

  test.each(['categoryId', 'cardId'] as const)(
    'a %s of another company’s is answered like one that is gone',
    async (field) => {
      const stranger = await aCompany('Bright Dental');
      const [category] = (await categoriesOf(stranger)).values();
      const [card] = await asSuperuser<{ id: string }>(`select id from cards where company_id = $1`, [
        stranger.companyId,
      ]);
      const foreign = field === 'categoryId' ? category : card?.id;
      await expect(addExpense(viewer, expenseOf(viewer, { [field]: foreign }))).rejects.toThrow(/no longer there/);
    },
  );

  test('returns the stored values unchanged', async () => {
    const typed = { merchant: 'שלום Café 🚕', note: 'one\ntwo', currency: 'EUR', rate: '0.836100001', amount: '0.01' };
    const id = await recordTestExpense(viewer, typed);
    expect(await findExpense(viewer, id)).toMatchObject({
      merchant: typed.merchant,
      note: typed.note,
      amount: { minor: 1n, currency: 'EUR' },
      rate: '0.836100001',
      status: 'incomplete',
    });
  });
});

describe('changing', () => {
  test('is refused after somebody else changed the expense, and that change remains', async () => {
    const id = await recordTestExpense(viewer);
    const seen = (await findExpense(viewer, id))?.revision;
    await changeExpense(viewer, expenseOf(viewer, { id, revision: seen, note: 'first' }));
    await expect(changeExpense(viewer, expenseOf(viewer, { id, revision: seen, note: 'second' }))).rejects.toThrow(
      'Somebody changed this expense while you were editing it.',
    );
    expect(await findExpense(viewer, id)).toMatchObject({ note: 'first', revision: (seen ?? 0) + 1 });
  });

  test('by two people at once succeeds for one of them', async () => {
    const id = await recordTestExpense(viewer);
    const revision = (await findExpense(viewer, id))?.revision;
    const change = (note: string) => changeExpense(viewer, expenseOf(viewer, { id, revision, note }));
    const done = await Promise.allSettled([change('one'), change('two'), change('three')]);
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('an employee changes their own expenses and finds no others', async () => {
    const employee = await aMember(viewer, 'employee');
    const [own, other] = [await recordTestExpense(employee), await recordTestExpense(viewer)];
    await changeExpense(employee, expenseOf(employee, { id: own, revision: 1, note: 'mine' }));
    await expect(changeExpense(employee, expenseOf(employee, { id: other, revision: 1 }))).rejects.toThrow(
      'This expense is no longer there.',
    );
    await expect(removeExpense(employee, other)).rejects.toThrow(Refusal);
    expect(await categorise(employee, [own, other], [...(await categoriesOf(viewer)).values()][0] ?? '')).toBe(1);
  });

  test('an auditor changes nothing', async () => {
    const auditor = await aMember(viewer, 'auditor');
    await expect(recordTestExpense(auditor)).rejects.toThrow();
    await expect(removeExpense(auditor, await recordTestExpense(viewer))).rejects.toThrow();
  });
});

test('deleting an expense, once or twice, removes it from the list and keeps its row', async () => {
  const id = await recordTestExpense(viewer);
  await removeExpense(viewer, id);
  expect(await findExpense(viewer, id)).toBeNull();
  expect(await asSuperuser(`select 1 from movements where id = $1`, [id])).toHaveLength(1);
  await removeExpense(viewer, id);
  const told = await asSuperuser(`select 1 from audit_events where subject = $1 and action = 'expense.deleted'`, [id]);
  expect(told).toHaveLength(1);
});

test('the database refuses lines that do not add up to the expense', async () => {
  const id = await recordTestExpense(viewer);
  await expect(
    asSuperuser(`update expense_lines set amount_minor = amount_minor + 1 where expense_id = $1`, [id]),
  ).rejects.toThrow(/add up to/);
});

test('the pages of the list contain every expense once, newest day first', async () => {
  const company = await aCompany('Bright Dental');
  const days = ['2026-11-01', '2026-11-02', '2026-11-02', '2026-10-31'];
  const ids = [];
  for (let count = 0; count < 60; count += 1)
    ids.push(await recordTestExpense(company, { day: days[count % days.length] }));
  const first = await listMovements(company, {});
  expect(first.rows).toHaveLength(50);
  const [day = '', id = ''] = (first.next ?? '').split('_');
  const second = await listMovements(company, { after: { day, id } });
  const rows = [...first.rows, ...second.rows];
  expect(second.next).toBeNull();
  expect(rows.map((row) => row.id).sort()).toEqual(ids.sort());
  expect(rows.map((row) => row.day)).toEqual(
    rows
      .map((row) => row.day)
      .sort()
      .reverse(),
  );
});
