import { beforeAll, describe, expect, test } from 'vitest';
import { applyRule } from '@/lib/data/coding/apply-rule';
import { categorise } from '@/lib/data/coding/categorise';
import { matchesAll, previewRule } from '@/lib/data/coding/rule-preview';
import { findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { emptyCodingFields } from '@/lib/domain/rules/action';
import type { Rule, RuleContent } from '@/lib/domain/rules/rule';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { addRule, archiveRule, changeRule, orderRules } from './changes';
import { checkAction } from './choices';
import { addRuleFor, addRuleFrom } from './from-expense';
import { dismissProposal, ruleProposals } from './proposals';
import { findRule, listRules } from './rules';

let viewer: Viewer;
let travel: string;
let meals: string;
beforeAll(async () => {
  viewer = await aCompany();
  const categories = await categoriesOf(viewer);
  travel = categories.get('Travel') ?? '';
  meals = [...categories].find(([name]) => name !== 'Travel')?.[1] ?? '';
});

const forMerchant = (merchant: string, categoryId: string): RuleContent => ({
  name: `${merchant} rule`,
  conditions: [{ field: 'merchant', test: 'contains', values: [merchant] }],
  action: { ...emptyCodingFields, categoryId, supplierRef: null, parts: [] },
});
const rulesOf = async (of: Viewer): Promise<readonly (Rule & { coded: number })[]> =>
  (await listRules(of, '2000-01-01')).rules;
const namesOf = async (of: Viewer) => (await rulesOf(of)).map((rule) => rule.name);
/** Returns what a rule would change in a company with few expenses. */
async function previewOf(of: Viewer, rule: Rule) {
  const seen = await previewRule(of, rule);
  if (seen.state !== 'seen') throw new Error('a worker tests the expenses');
  return seen.preview;
}

/** Creates a company with one rule per merchant. */
async function withRules(...merchants: string[]): Promise<{ viewer: Viewer; ids: string[] }> {
  const own = await aCompany('Rules Ltd');
  const category = (await categoriesOf(own)).get('Travel') ?? '';
  const ids = merchants.map(() => newId());
  for (const [index, merchant] of merchants.entries())
    await addRule(own, ids[index] ?? '', forMerchant(merchant, category));
  return { viewer: own, ids };
}

describe('saving rules', () => {
  test('stores a rule unchanged, and once for a form sent twice', async () => {
    const own = await aCompany('Once Ltd');
    const id = newId();
    const content: RuleContent = {
      ...forMerchant('Uber', (await categoriesOf(own)).get('Travel') ?? ''),
      conditions: [{ field: 'amount', test: 'at-least', currency: 'GBP', minor: 99_999_999_999n, toMinor: null }],
    };
    await addRule(own, id, content);
    await expect(addRule(own, id, content)).rejects.toThrow(Refusal);
    expect((await findRule(own, id))?.rule).toEqual({ id, revision: 1, ...content });
    expect(await namesOf(own)).toEqual(['Uber rule']);
  });

  test('refuses the second of two people who change a rule, and keeps the first change', async () => {
    const { viewer: own, ids } = await withRules('Uber');
    const [id = ''] = ids;
    const content = forMerchant('Lyft', (await categoriesOf(own)).get('Travel') ?? '');
    const both = await Promise.allSettled([
      changeRule(own, id, 1, { ...content, name: 'one' }),
      changeRule(own, id, 1, { ...content, name: 'other' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await namesOf(own)).toEqual([both[0]?.status === 'fulfilled' ? 'one' : 'other']);
    await expect(changeRule(own, id, 1, content)).rejects.toThrow(/Somebody changed this rule/);
    await archiveRule(own, id, true);
    await expect(changeRule(own, id, 3, content)).rejects.toThrow(/archived while you were editing/);
  });

  test('refuses the second of two people who reorder the rules', async () => {
    const { viewer: own, ids } = await withRules('A', 'B', 'C');
    const [a = '', b = '', c = ''] = ids;
    const both = await Promise.allSettled([orderRules(own, [c, a, b], ids), orderRules(own, [b, a, c], ids)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(orderRules(own, [a, b, c], ids)).rejects.toThrow(/Somebody else changed the rules/);
    const now = (await rulesOf(own)).map((rule) => rule.id);
    await expect(orderRules(own, [a, b], now)).rejects.toThrow(Refusal);
    await orderRules(own, [b, c, a], now);
    expect(await namesOf(own)).toEqual(['B rule', 'C rule', 'A rule']);
  });

  test('reorders a part of the rules, and refuses it when the part is no longer as it was seen', async () => {
    const { viewer: own, ids } = await withRules('A', 'B', 'C', 'D');
    const [a = '', b = '', c = '', d = ''] = ids;
    await orderRules(own, [c, b], [b, c]);
    expect(await namesOf(own)).toEqual(['A rule', 'C rule', 'B rule', 'D rule']);
    await expect(orderRules(own, [c, b], [b, c])).rejects.toThrow(/Somebody else changed the rules/);
    await expect(orderRules(own, [d, a], [a, d])).rejects.toThrow(/Somebody else changed the rules/);
    await expect(orderRules(own, [d, a], [b, d])).rejects.toThrow(/not the rules that were shown/);
    await expect(orderRules(own, [], [])).rejects.toThrow(Refusal);
  });

  test('an archived rule codes nothing, and returns to its place when restored', async () => {
    const { viewer: own, ids } = await withRules('A', 'B', 'C');
    await archiveRule(own, ids[1] ?? '', true);
    expect(await namesOf(own)).toEqual(['A rule', 'C rule']);
    const id = await recordTestExpense(own, { merchant: 'B' });
    expect((await findExpense(own, id))?.categorySource?.by).not.toBe('rule');
    await archiveRule(own, ids[1] ?? '', false);
    expect(await namesOf(own)).toEqual(['A rule', 'B rule', 'C rule']);
  });

  test('a rule of another company cannot be read, changed, reordered or archived', async () => {
    const { ids } = await withRules('A');
    const [theirs = ''] = ids;
    expect(await findRule(viewer, theirs)).toBeNull();
    await expect(changeRule(viewer, theirs, 1, forMerchant('A', travel))).rejects.toThrow(Refusal);
    await expect(archiveRule(viewer, theirs, true)).rejects.toThrow(Refusal);
    await expect(orderRules(viewer, [theirs], [theirs])).rejects.toThrow(Refusal);
  });

  test('every change of a rule is in the audit log', async () => {
    const { viewer: own, ids } = await withRules('A', 'B');
    await orderRules(own, [...ids].reverse(), ids);
    await archiveRule(own, ids[0] ?? '', true);
    const rows = await asSuperuser<{ action: string }>(
      `select action from audit_events where company_id = $1 and action like 'rule%' order by sequence`,
      [own.companyId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['rule.added', 'rule.added', 'rules.ordered', 'rule.archived']);
  });

  test('refuses a category of another company', async () => {
    const stranger = await aCompany('Bright Dental');
    const theirs = (await categoriesOf(stranger)).get('Travel') ?? '';
    expect(await checkAction(viewer, forMerchant('Uber', theirs).action)).toEqual({
      action: 'This category is no longer there. Choose another.',
    });
  });
});

describe('a rule before it is saved', () => {
  test('previews the expenses it changes, and applying it changes exactly those', async () => {
    const own = await aCompany('Preview Ltd');
    const categories = await categoriesOf(own);
    const [to = '', other = ''] = [categories.get('Travel'), [...categories.values()].at(-1)];
    const open = await recordTestExpense(own, { merchant: 'Zzyzx Ferries 0412', amount: '10.00' });
    const alsoOpen = await recordTestExpense(own, { merchant: 'ZZYZX  FERRIES', amount: '5.00' });
    const byHand = await recordTestExpense(own, { merchant: 'Zzyzx Ferries', categoryId: other });
    const elsewhere = await recordTestExpense(own, { merchant: 'Qwx Stationery' });
    const rule: Rule = { ...forMerchant('zzyzx ferries', to), id: newId(), revision: 0 };

    const preview = await previewOf(own, rule);
    expect(preview).toMatchObject({ looked: 4, fits: 3, changes: 2, byHand: 1, earlier: 0, totalMinor: '1500' });
    expect(preview.first.map((expense) => expense.id).sort()).toEqual([open, alsoOpen].sort());
    expect(await matchesAll(own, rule)).toBeNull();

    await addRule(own, rule.id, rule);
    expect(await applyRule(own, rule)).toBe(2);
    const source = { by: 'rule', ruleId: rule.id, name: rule.name };
    expect(await findExpense(own, open)).toMatchObject({ categorySource: source, lines: [{ categoryId: to }] });
    expect(await findExpense(own, byHand)).toMatchObject({ lines: [{ categoryId: other }] });
    expect((await findExpense(own, elsewhere))?.categorySource?.by).not.toBe('rule');
    expect((await previewOf(own, { ...rule, revision: 1 })).changes).toBe(0);
    expect((await rulesOf(own))[0]?.coded).toBe(2);
  });

  test('shows how many an earlier rule codes, and whether it matches every expense', async () => {
    const { viewer: own } = await withRules('Zzyzx');
    const category = (await categoriesOf(own)).get('Travel') ?? '';
    for (const merchant of ['Zzyzx One', 'Zzyzx Two', 'Zzyzx Three']) await recordTestExpense(own, { merchant });
    const later: Rule = { ...forMerchant('z', category), id: newId(), revision: 0 };
    expect(await previewOf(own, later)).toMatchObject({ looked: 3, fits: 3, earlier: 3, changes: 0 });
    expect(await matchesAll(own, later)).toBe(3);
  });
});

describe('a rule made from a correction', () => {
  test('wins over an earlier rule, and is created once', async () => {
    const { viewer: own } = await withRules('zzyzx');
    const other = [...(await categoriesOf(own))].find(([name]) => name !== 'Travel')?.[1] ?? '';
    const id = await recordTestExpense(own, { merchant: 'Zzyzx Ferries', categoryId: other });
    const [made, again] = [await addRuleFrom(own, id), await addRuleFrom(own, id)];
    expect(made.isNew).toBe(true);
    expect(again).toEqual({ ...made, isNew: false });
    expect(await namesOf(own)).toEqual([made.name, 'zzyzx rule']);
    const next = await recordTestExpense(own, { merchant: 'ZZYZX FERRIES' });
    expect(await findExpense(own, next)).toMatchObject({
      lines: [{ categoryId: other }],
      categorySource: { by: 'rule', name: made.name },
    });
  });

  test('needs a category', async () => {
    const id = await recordTestExpense(viewer, { merchant: 'Qwx Unheard Of' });
    await expect(addRuleFrom(viewer, id)).rejects.toThrow(/Choose one category/);
  });
});

describe('repeated coding by hand', () => {
  test('suggests a rule from the second time, until there is a rule or a person declines', async () => {
    const own = await aCompany('Habit Ltd');
    const category = (await categoriesOf(own)).get('Travel') ?? '';
    const ferries = { merchant: 'Zzyzx Ferries', categoryId: category };
    await recordTestExpense(own, ferries);
    expect(await ruleProposals(own)).toEqual([]);
    await categorise(own, [await recordTestExpense(own, { merchant: 'Zzyzx Ferries' })], category);
    await recordTestExpense(own, { merchant: 'Qwx Cabs', categoryId: category });
    await recordTestExpense(own, { merchant: 'Qwx Cabs', categoryId: category });
    const proposed = await ruleProposals(own);
    expect(proposed).toMatchObject([
      { merchant: 'Qwx Cabs', category: 'Travel', times: 2 },
      { merchant: 'Zzyzx Ferries', category: 'Travel', times: 2 },
    ]);
    expect(await namesOf(own)).toEqual([]);
    const [cabs, boats] = proposed;
    if (!cabs || !boats) throw new Error('nothing is proposed');
    await dismissProposal(own, cabs.merchantKey);
    await addRuleFor(own, boats);
    expect(await ruleProposals(own)).toEqual([]);
    expect(await namesOf(own)).toEqual(['Zzyzx Ferries → Travel']);
  });

  test('suggests nothing when people disagree', async () => {
    const own = await aCompany('Undecided Ltd');
    for (const categoryId of [travel, meals].map((_, index) => index)) {
      const ids = [...(await categoriesOf(own)).values()];
      for (let times = 0; times < 2; times += 1)
        await recordTestExpense(own, { merchant: 'Zzyzx Ferries', categoryId: ids[categoryId] });
    }
    expect(await ruleProposals(own)).toEqual([]);
  });
});

test('the database refuses changes by an auditor', async () => {
  const { viewer: own, ids } = await withRules('A');
  const auditor = await aMember(own, 'auditor');
  await expect(archiveRule(auditor, ids[0] ?? '', true)).rejects.toThrow();
  expect(await namesOf(own)).toEqual(['A rule']);
});
