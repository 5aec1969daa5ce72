import { beforeAll, describe, expect, test } from 'vitest';
import { changeExpense, findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { addRule, archiveRule } from '@/lib/data/rules/changes';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Action } from '@/lib/domain/rules/action';
import { categoriesOf, expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { recode } from './auto-code';
import { categorise } from './categorise';
import { suggestCoding } from './suggestion';

let viewer: Viewer;
let categories: ReadonlyMap<string, string>;
beforeAll(async () => {
  viewer = await aCompany();
  categories = await categoriesOf(viewer);
});

const idOf = (name: string): string => {
  const id = categories.get(name);
  if (!id) throw new Error(`there is no category ${name}`);
  return id;
};

async function aRuleFor(merchant: string, action: Partial<Action>): Promise<string> {
  const id = newId();
  const nothing = { categoryId: null, taxRateRef: null, trackingRefs: null, customerRef: null };
  await addRule(viewer, id, {
    name: `${merchant} rule`,
    conditions: [{ field: 'merchant', test: 'contains', values: [merchant] }],
    action: { ...nothing, supplierRef: null, parts: [], ...action },
  });
  return id;
}

const found = async (id: string) => {
  const expense = await findExpense(viewer, id);
  if (!expense) throw new Error('the expense is gone');
  return expense;
};
const historyOf = (id: string) =>
  asSuperuser<{ action: string; detail: { by?: string; changes?: string } }>(
    `select action, detail from audit_events where subject = $1 order by sequence`,
    [id],
  );
const learnedOf = (merchant: string) =>
  asSuperuser<{ name: string; times: number }>(
    `select c.name, l.times from learned_merchants l join categories c on c.id = l.category_id
     where l.company_id = $1 and l.merchant = $2 and l.times > 0 order by 1`,
    [viewer.companyId, merchant],
  );

describe('a rule', () => {
  test('codes an expense without a category, and records it in the history', async () => {
    const ruleId = await aRuleFor('Quillfeather', { categoryId: idOf('Training') });
    const id = await recordTestExpense(viewer, { merchant: 'QUILLFEATHER LTD' });
    expect(await found(id)).toMatchObject({
      categoryName: 'Training',
      categorySource: { by: 'rule', ruleId, name: 'Quillfeather rule' },
    });
    const [recorded] = await historyOf(id);
    expect(JSON.parse(recorded?.detail.changes ?? '[]')).toEqual([
      { field: 'Category', before: null, after: 'Training', source: 'rule “Quillfeather rule”' },
    ]);
  });

  test('keeps values set by hand, both on recording and when it is applied later', async () => {
    await aRuleFor('Marmalade', { categoryId: idOf('Travel') });
    const id = await recordTestExpense(viewer, { merchant: 'Marmalade', categoryId: idOf('Meals') });
    expect(await recode(viewer, [id])).toBe(0);
    expect(await found(id)).toMatchObject({ categoryName: 'Meals', categorySource: { by: 'hand' }, revision: 1 });
  });

  test('splits to the cent, and an edit of the note keeps the parts and their sources', async () => {
    const part = (category: string, hundredths: number) => ({
      categoryId: idOf(category),
      taxRateRef: null,
      trackingRefs: null,
      customerRef: null,
      share: { by: 'percent' as const, hundredths },
    });
    await aRuleFor('Tollgate', { parts: [part('Rent', 3_333), part('Utilities', 6_667)] });
    const id = await recordTestExpense(viewer, { merchant: 'Tollgate House', amount: '100.01' });
    const before = await found(id);
    expect(before.lines.map((line) => line.amount.minor)).toEqual([3_333n, 6_668n]);
    expect(before.categoryName).toBe('Rent, Utilities');
    const parts = before.lines.map((line, index) => ({
      amount: ['33.33', '66.68'][index],
      categoryId: line.categoryId,
      taxRateRef: '',
      taxAmount: '',
      trackingRefs: null,
      customerRef: '',
    }));
    const form = { id, revision: 1, merchant: 'Tollgate House', amount: '100.01', note: 'August' };
    await changeExpense(viewer, expenseOf(viewer, { ...form, parts: JSON.stringify(parts) }));
    const after = await found(id);
    expect(after.note).toBe('August');
    expect(after.lines.map((line) => [line.amount.minor, line.sources.category?.by])).toEqual([
      [3_333n, 'rule'],
      [6_668n, 'rule'],
    ]);
  });

  test('loses its coding when it is archived and the expense is coded again', async () => {
    const ruleId = await aRuleFor('Hollyhock', { categoryId: idOf('Repairs') });
    const id = await recordTestExpense(viewer, { merchant: 'Hollyhock' });
    await archiveRule(viewer, ruleId, true);
    expect(await recode(viewer, [id])).toBe(1);
    expect(await found(id)).toMatchObject({ categoryName: null, categorySource: null, revision: 2 });
  });
});

describe('a split by hand', () => {
  const split = (...parts: readonly (readonly [string, string])[]) =>
    JSON.stringify(
      parts.map(([amount, category]) => ({
        amount,
        categoryId: category && idOf(category),
        taxRateRef: '',
        taxAmount: '',
        trackingRefs: null,
        customerRef: '',
      })),
    );

  test('keeps each part', async () => {
    const id = await recordTestExpense(viewer, {
      amount: '30.00',
      parts: split(['10.00', 'Meals'], ['20.00', 'Travel']),
    });
    expect((await found(id)).lines).toMatchObject([
      { amount: { minor: 1_000n }, categoryId: idOf('Meals'), sources: { category: { by: 'hand' } } },
      { amount: { minor: 2_000n }, categoryId: idOf('Travel'), sources: { category: { by: 'hand' } } },
    ]);
  });

  test.each([
    [() => split(['10.00', 'Meals'], ['19.99', 'Travel']), 'The parts add up to 29.99 GBP. 0.01 is missing.'],
    [() => split(['10.00', 'Meals'], ['21.00', 'Travel']), 'The parts add up to 31.00 GBP. 1.00 is too much.'],
    [() => split(['10.00', 'Meals'], ['', 'Travel']), 'Part 2: Enter the amount.'],
    [() => '[{"amount":1}]', 'The parts could not be read. Enter the split again.'],
    [() => 'not JSON', 'The parts could not be read. Enter the split again.'],
  ])('that does not hold is refused in words', async (parts, words) => {
    await expect(recordTestExpense(viewer, { amount: '30.00', parts: parts() })).rejects.toMatchObject({
      fields: { parts: words },
    });
  });
});

describe('coding by hand', () => {
  test('counts once per expense in the history, and a correction moves the count', async () => {
    const merchant = 'Larkspur & Vane';
    const id = await recordTestExpense(viewer, { merchant, categoryId: idOf('Meals') });
    expect(await learnedOf(merchant)).toEqual([{ name: 'Meals', times: 1 }]);
    const again = { id, revision: 1, merchant, categoryId: idOf('Meals'), note: 'lunch' };
    await changeExpense(viewer, expenseOf(viewer, again));
    expect(await learnedOf(merchant)).toEqual([{ name: 'Meals', times: 1 }]);
    await categorise(viewer, [id], idOf('Travel'));
    expect(await learnedOf(merchant)).toEqual([{ name: 'Travel', times: 1 }]);
    await recordTestExpense(viewer, { merchant, categoryId: idOf('Travel') });
    expect(await learnedOf(merchant)).toEqual([{ name: 'Travel', times: 2 }]);
  });

  test('counts when a person corrects a rule', async () => {
    const merchant = 'Fennimore';
    await aRuleFor(merchant, { categoryId: idOf('Repairs') });
    const id = await recordTestExpense(viewer, { merchant });
    expect(await learnedOf(merchant)).toEqual([]);
    await changeExpense(viewer, expenseOf(viewer, { id, revision: 1, merchant, categoryId: idOf('Rent') }));
    expect(await found(id)).toMatchObject({ categoryName: 'Rent', categorySource: { by: 'hand' } });
    expect(await learnedOf(merchant)).toEqual([{ name: 'Rent', times: 1 }]);
  });
});

test('suggests a category with its reason while an expense is typed', async () => {
  await aRuleFor('Wisteria', { categoryId: idOf('Software') });
  const typed = {
    merchant: 'Wisteria Cloud',
    amount: { minor: 0n, currency: 'GBP' },
    rate: null,
    cardId: null,
    note: '',
  };
  const started = performance.now();
  expect(await suggestCoding(viewer, { ...typed, type: 'payment' })).toEqual({
    categoryId: idOf('Software'),
    words: 'Software · rule “Wisteria rule”',
  });
  expect(performance.now() - started).toBeLessThan(500);
});
