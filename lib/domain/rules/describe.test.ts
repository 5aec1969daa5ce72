import { expect, test } from 'vitest';
import { money } from '@/lib/domain/money';
import {
  anAction,
  ann,
  bob,
  meals,
  merchantContains,
  merchantIs,
  someFacts,
  theNames,
  travel,
  visa,
} from '@/lib/domain/testing/rules';
import { emptyCodingFields } from './action';
import { type Condition, noCard } from './condition';
import { defaultRuleName, describeMismatch, describeRule } from './describe';
import type { ExpenseFacts } from './facts';

const wording = { names: theNames, locale: 'en-GB' };
const atLeast = (minor: bigint, currency = 'GBP'): Condition => ({
  field: 'amount',
  test: 'at-least',
  currency,
  minor,
  toMinor: null,
});

test('describes a rule in one sentence', () => {
  expect(
    describeRule({ conditions: [merchantContains('Uber', 'Lyft'), atLeast(5_000n)], action: anAction() }, wording),
  ).toBe('When the merchant contains “Uber” or “Lyft” and the amount is at least £50.00 → Travel');
});

test('describes a split with each share', () => {
  const half = { share: { by: 'percent' as const, hundredths: 5_000 } };
  const action = anAction({
    categoryId: null,
    parts: [
      { ...emptyCodingFields, categoryId: travel, ...half },
      { ...emptyCodingFields, categoryId: meals, ...half },
    ],
  });
  expect(describeRule({ conditions: [merchantIs('Uber')], action }, wording)).toBe(
    'When the merchant is “Uber” → 50% Travel, 50% Meals',
  );
  expect(defaultRuleName({ conditions: [merchantIs('Uber')], action: anAction() }, wording)).toBe('Uber → Travel');
});

test.each<[string, Condition, Partial<ExpenseFacts>]>([
  ['the merchant is “Tesco”, which does not contain “Uber”', merchantContains('Uber'), { merchant: 'Tesco' }],
  ['the amount is £50.00, not at least £60.00', atLeast(6_000n), {}],
  ['the amount is in GBP, not in USD', atLeast(1n, 'USD'), {}],
  [
    'the amount is £42.00, not at least £60.00',
    atLeast(6_000n),
    { amount: money(5_000n, 'EUR'), base: money(4_200n, 'GBP') },
  ],
  ['it is paid with no card, not Visa 4590', { field: 'card', values: [visa] }, { cardId: null }],
  ['it is paid with Visa 4590, not no card', { field: 'card', values: [noCard] }, {}],
  ['it was recorded by Ann, not by Bob', { field: 'person', values: [bob] }, { spenderId: ann }],
  ['the currency is GBP, not EUR or USD', { field: 'currency', values: ['EUR', 'USD'] }, {}],
  ['it has no note', { field: 'note', test: 'contains', values: ['client'] }, {}],
  ['it is a payment, not a refund or chargeback', { field: 'type', values: ['refund', 'chargeback'] }, {}],
])('%s', (words, condition, facts) => {
  expect(describeMismatch(condition, someFacts(facts), wording)).toBe(words);
});
