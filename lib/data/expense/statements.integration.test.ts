import { beforeAll, expect, test } from 'vitest';
import { categorise } from '@/lib/data/coding/categorise';
import { inScope } from '@/lib/data/db';
import { changeMapping } from '@/lib/data/mapping/change';
import { projectMovements } from '@/lib/data/movement/project';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyMapping, emptyTarget } from '@/lib/domain/mapping/mapping';
import { linkWithBooks } from '@/lib/testing/books-company';
import { statementsOf } from '@/lib/testing/database/statements';
import { categoriesOf, expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { largeBooks } from '@/lib/testing/large-company';
import { aCompany } from '@/lib/testing/people';
import { expenseChoices } from './choices';
import { expenseDetail } from './detail';
import { addExpense, changeExpense } from './expenses';

let viewer: Viewer;
let travel: string;
let other: string;
beforeAll(async () => {
  viewer = await aCompany();
  await linkWithBooks(viewer, 'xero', largeBooks);
  const categories = await categoriesOf(viewer);
  travel = categories.get('Travel') ?? '';
  other = categories.get('Other') ?? '';
  await changeMapping(viewer, 0, () => ({
    ...emptyMapping,
    categories: { [travel]: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2' } },
  }));
});

/** The announcement of an earlier transaction is sent at any time. */
const statementsWithoutNotices = async (work: () => Promise<unknown>) =>
  (await statementsOf(work)).filter((text) => !text.includes('pg_notify'));

test('the status of an expense is stored with five statements, however many lines it has', async () => {
  const id = await recordTestExpense(viewer, { categoryId: travel });
  const store = () => inScope(viewer, (tx) => projectMovements(tx, viewer.companyId, [id]));
  await store();
  expect(await statementsWithoutNotices(store)).toHaveLength(5);
});

test('a change of an expense takes at most 20 statements', async () => {
  const record = () => addExpense(viewer, expenseOf(viewer, { categoryId: travel }));
  await record();
  expect((await statementsWithoutNotices(record)).length).toBeLessThanOrEqual(20);
  const id = await recordTestExpense(viewer, { categoryId: travel });
  const change = () =>
    changeExpense(viewer, expenseOf(viewer, { id, revision: 1, amount: '13.00', categoryId: travel }));
  expect((await statementsWithoutNotices(change)).length).toBeLessThanOrEqual(20);
  expect((await statementsWithoutNotices(() => categorise(viewer, [id], other))).length).toBeLessThanOrEqual(20);
});

test('a page reads an expense with three statements, and the choices of its form with one', async () => {
  const id = await recordTestExpense(viewer, { categoryId: travel });
  await expenseDetail(viewer, id);
  expect(await statementsWithoutNotices(() => expenseDetail(viewer, id))).toHaveLength(3);
  expect(await statementsWithoutNotices(() => expenseChoices(viewer))).toHaveLength(1);
});
