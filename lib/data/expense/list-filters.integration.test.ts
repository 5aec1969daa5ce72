import { beforeAll, expect, test } from 'vitest';
import { addCard } from '@/lib/data/company/cards';
import { inScope, type Scope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import { emptyPart, serializeParts } from '@/lib/domain/expense/lines';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { removeExpense } from './expenses';
import { countMovements, listMovements, readyExpenses } from './list';
import { type Place, placesSql, statusesSql } from './places';

let company: Viewer;
let employee: Viewer;
let ids: Readonly<Record<string, string>>;
let category: string;
let card: string;
beforeAll(async () => {
  company = await aCompany('Filters');
  employee = await aMember(company, 'employee');
  category = (await categoriesOf(company)).get('Travel') ?? '';
  card = newId();
  await addCard(company, { id: card, name: 'Amex', currency: 'GBP' });
  ids = {
    train: await recordTestExpense(company, { day: '2026-11-03', categoryId: category, note: 'Zürich 100% _day_' }),
    coffee: await recordTestExpense(company, {
      day: '2026-11-02',
      merchant: 'Café 寿司 & Co',
      note: '',
      cardId: card,
      // Two lines of one category.
      parts: serializeParts(['70.00', '50.00'].map((amount) => ({ ...emptyPart, amount, categoryId: category }))),
    }),
    refund: await recordTestExpense(company, { day: '2026-10-30', merchant: 'Tesco', type: 'refund', note: 'Q4' }),
    own: await recordTestExpense(employee, {
      day: '2026-10-29',
      merchant: 'Tesco',
      note: 'Own',
      categoryId: category,
    }),
  };
});

const shown = async (who: Viewer, filter: ExpenseFilter) => {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const { rows } = await listMovements(who, filter);
  return rows.map(({ id }) => names.get(id));
};
const cases: readonly [string, () => ExpenseFilter, readonly string[]][] = [
  ['nothing', () => ({}), ['train', 'coffee', 'refund', 'own']],
  ['a month', () => ({ month: '2026-10' }), ['refund', 'own']],
  ['a category', () => ({ category }), ['train', 'coffee', 'own']],
  ['a category in a month', () => ({ category, month: '2026-11' }), ['train', 'coffee']],
  ['a card', () => ({ card }), ['coffee']],
  ['a card and a category', () => ({ card, category }), ['coffee']],
  ['a card and a category in a month', () => ({ card, category, month: '2026-10' }), []],
  ['payments of a category without a receipt', () => ({ category, receipt: 'missing' }), ['train', 'coffee', 'own']],
  ['all but a text', () => ({ card, category, month: '2026-11', receipt: 'missing' }), ['coffee']],
  ['payments without a receipt', () => ({ receipt: 'missing' }), ['train', 'coffee', 'own']],
  ['a text in any case', () => ({ text: 'tesco' }), ['refund', 'own']],
  ['a part of a word', () => ({ text: 'esc' }), ['refund', 'own']],
  ['letters outside ASCII', () => ({ text: 'ZÜRICH' }), ['train']],
  ['Japanese', () => ({ text: '寿司' }), ['coffee']],
  ['a text over merchant and note', () => ({ text: 'co q4' }), ['refund']],
  ['the start of a word', () => ({ text: 'q' }), ['refund']],
  ['marks that LIKE would take for patterns', () => ({ text: '100% _' }), ['train']],
  ['only a mark', () => ({ text: '&' }), ['coffee']],
  ['a text and a category', () => ({ text: 'tesco', category }), ['own']],
  ['a text and a card', () => ({ text: 'co', card }), ['coffee']],
  ['a text in a month', () => ({ text: 'tesco', month: '2026-10' }), ['refund', 'own']],
  ['a text in a month without it', () => ({ text: 'tesco', month: '2026-11' }), []],
  ['a text without a receipt', () => ({ text: 'tesco', receipt: 'missing' }), ['own']],
  ['a text and a status', () => ({ text: 'tesco', status: 'needs-you' }), ['refund', 'own']],
  ['a text and a person', () => ({ text: 'tesco', person: employee.userId }), ['own']],
  ['a text between two days', () => ({ text: 'tesco', from: '2026-10-30', to: '2026-11-30' }), ['refund']],
  ['a text and a currency', () => ({ text: 'tesco', currency: 'GBP' }), ['refund', 'own']],
  ['a text and a kind that nothing has', () => ({ text: 'tesco', kind: 'reimbursable' }), []],
  ['a text and a state of claims', () => ({ text: 'tesco', claim: 'draft' }), []],
  ['a text and everything', () => ({ text: 'co', card, category, month: '2026-11', receipt: 'missing' }), ['coffee']],
  ['a status', () => ({ status: 'incomplete' }), ['train', 'coffee', 'refund', 'own']],
  ['a status and a card', () => ({ status: 'incomplete', card }), ['coffee']],
  ['a status, a card and no receipt', () => ({ status: 'needs-you', card, receipt: 'missing' }), ['coffee']],
  ['a status and a category', () => ({ status: 'needs-you', category }), ['train', 'coffee', 'own']],
];

test.each(cases)('%s: the list, its pages and its counts agree', async (_, filterOf, expected) => {
  const filter = filterOf();
  expect(await shown(company, filter)).toEqual(expected);
  const counts = await countMovements(company, filter);
  expect(counts.all).toEqual({
    count: (await shown(company, { ...filter, status: undefined })).length,
    isMore: false,
  });
  expect(counts.needsYou.count).toBe((await shown(company, { ...filter, status: 'needs-you' })).length);
  // An employee sees the same list without the expenses of others.
  expect(await shown(employee, filter)).toEqual(expected.filter((name) => name === 'own'));
  expect((await countMovements(employee, filter)).all.count).toBe(
    (await shown(employee, { ...filter, status: undefined })).length,
  );
  for (const name of expected) {
    const after = { id: ids[name] ?? '', day: await dayOf(name) };
    expect(await shown(company, { ...filter, after }), name).toEqual(expected.slice(expected.indexOf(name) + 1));
  }
});

const withText = (filter: ExpenseFilter): filter is ExpenseFilter & { text: string } => filter.text !== undefined;

test.each(cases)('%s: the list is the same however few movements are read at once', async (_, filterOf, expected) => {
  const filter = filterOf();
  const read = (who: Viewer, nearby: number) =>
    inScope(who, async (tx) => {
      const found: Place[] = [];
      for (let page: Place[] | null = null; page === null || page.length > 0; found.push(...page))
        page = await tx.$queryRaw<Place[]>(
          placesSql(who, filter, { size: 1, after: found.at(-1), nearby, sorted: nearby, few: nearby - 1 }),
        );
      const statuses = withText(filter) ? await tx.$queryRaw<unknown[]>(statusesSql(who, filter, 50, nearby)) : found;
      return { ids: found.map(({ id }) => id), count: statuses.length };
    });
  const are = (names: readonly string[]) => ({ ids: names.map((name) => ids[name]), count: names.length });
  for (const nearby of [1, 2, 50]) {
    expect(await read(company, nearby)).toEqual(are(expected));
    expect(await read(employee, nearby)).toEqual(are(expected.filter((name) => name === 'own')));
  }
});

test('the search finds movements of the own company and of the own person only', async () => {
  const other = await aCompany('Elsewhere');
  const search = (scope: Scope) =>
    inScope(scope, (tx) => tx.$queryRaw<Place[]>(placesSql(company, { text: 'tesco' }, { size: 50 })));
  expect(await search(other)).toEqual([]);
  // Neither the role nor the company is what the query says, but what the transaction has set.
  expect(await search({ ...employee, role: 'employee' })).toMatchObject([{ id: ids.own }]);
  expect(await search({ role: 'dispatch' })).toEqual([]);
});

const dayOf = async (name: string) => {
  const { rows } = await listMovements(company, {});
  return rows.find(({ id }) => id === ids[name])?.day ?? '';
};

test('only the ready expenses that the filter selects are synced', async () => {
  const everything = await readyExpenses(company, {});
  await inScope(
    company,
    (tx) => tx.$executeRaw`update movements set status = 'ready'
    where company_id = ${company.companyId}::uuid and id = any(${[ids.train, ids.refund, ids.own]}::uuid[])`,
  );
  try {
    const ready = async (who: Viewer, filter: ExpenseFilter) => (await readyExpenses(who, filter)).toSorted();
    const named = (...names: string[]) => names.map((name) => ids[name]).toSorted();
    expect(everything).toEqual([]);
    expect(await ready(company, {})).toEqual(named('train', 'refund', 'own'));
    expect(await ready(company, { text: 'tesco' })).toEqual(named('refund', 'own'));
    expect(await ready(company, { category })).toEqual(named('train', 'own'));
    expect(await ready(company, { month: '2026-11' })).toEqual(named('train'));
    expect(await ready(company, { card })).toEqual([]);
    expect(await ready(company, { status: 'synced', text: 'tesco' })).toEqual(named('refund', 'own'));
    expect(await ready(employee, {})).toEqual(named('own'));
  } finally {
    await inScope(
      company,
      (tx) => tx.$executeRaw`update movements set status = 'incomplete'
      where company_id = ${company.companyId}::uuid and status = 'ready'`,
    );
  }
});

test('a removed expense is neither listed nor counted', async () => {
  const other = await aCompany('Removed');
  const id = await recordTestExpense(other, { merchant: 'Gone' });
  await removeExpense(other, id);
  for (const filter of [{}, { text: 'gone' }, { receipt: 'missing' as const }]) {
    expect((await listMovements(other, filter)).rows).toEqual([]);
    expect((await countMovements(other, filter)).all).toEqual({ count: 0, isMore: false });
  }
});
