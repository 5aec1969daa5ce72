import { expect, test } from 'vitest';
import { anAction, travel, visa } from '@/lib/domain/testing/rules';
import {
  emptyCodingFieldsForm,
  emptyConditionForm,
  emptyRuleForm,
  emptyRulePart,
  type RuleForm,
  toRuleForm,
} from './form';
import { parseRuleForm } from './parse-form';
import { parseRule, type RuleContent, toRuleJson } from './rule';

const uber: RuleForm = {
  ...emptyRuleForm('GBP'),
  name: 'Rides',
  conditions: [{ ...emptyConditionForm('GBP'), values: [' Uber ', 'Uber', ''] }],
  action: { ...emptyRuleForm('GBP').action, categoryId: travel },
};
const problems = (change: Partial<RuleForm>) => {
  const read = parseRuleForm({ ...uber, ...change });
  return read.ok ? {} : read.problems;
};
const splitBy = (...sizes: [by: 'percent' | 'amount' | 'rest', size: string][]) =>
  problems({
    action: {
      ...uber.action,
      split: true,
      parts: sizes.map(([by, size]) => ({ ...emptyRulePart('GBP'), categoryId: travel, by, size })),
    },
  });
const when = (change: Partial<RuleForm['conditions'][number]>) =>
  problems({ conditions: [{ ...emptyConditionForm('GBP'), ...change }] })['conditions.0'];

test('normalises what was typed', () => {
  expect(parseRuleForm(uber)).toEqual({
    ok: true,
    content: {
      name: 'Rides',
      conditions: [{ field: 'merchant', test: 'contains', values: ['Uber'] }],
      action: anAction(),
    },
  });
});

test('rejects a rule without conditions, and one without an effect', () => {
  expect(problems({ conditions: [], action: emptyRuleForm('GBP').action })).toEqual({
    conditions: 'This rule would match everything. Say at least which merchant, amount or card it is for.',
    action: 'This rule would do nothing. Say at least which category it gives.',
  });
});

test.each([
  ['Enter the merchant.', { values: ['  '] }],
  ['Use at least one letter or figure.', { values: ['***'] }],
  ['Use at most 200 characters.', { values: ['a'.repeat(201)] }],
  ['Choose how the merchant is compared.', { test: 'sounds-like', values: ['Uber'] }],
  ['This pattern fits every merchant. Name something that must be there.', { test: 'pattern', values: ['.*'] }],
  ['Enter the amount.', { field: 'amount' as const, test: 'at-least' }],
  ['Enter an amount above zero.', { field: 'amount' as const, test: 'at-least', amount: '0' }],
  [
    'No amount is between these two. Enter the smaller one first.',
    { field: 'amount' as const, test: 'between', amount: '20', amountTo: '10' },
  ],
  ['Choose a currency.', { field: 'amount' as const, test: 'is', amount: '5', currency: 'ZZZ' }],
  ['Choose a currency from the list.', { field: 'currency' as const, values: ['PFD'] }],
  ['Choose from the list.', { field: 'card' as const, values: ['Visa'] }],
  ['Choose from the list.', { field: 'person' as const, values: ['none'] }],
  ['Choose a kind of expense.', { field: 'type' as const, values: [''] }],
  ['Enter what the note says.', { field: 'note' as const, values: [] }],
])('rejects a form: %s', (reason, change) => {
  expect(when(change)).toBe(reason);
});

test('rejects percentages that add up to 99.9, to more than 100, or leave nothing for the rest', () => {
  expect(splitBy(['percent', '33.3'], ['percent', '33.3'], ['percent', '33,3 %'])).toEqual({
    parts: 'The parts add up to 99.9%. 0.1% is missing.',
  });
  expect(splitBy(['percent', '60'], ['percent', '60'])).toEqual({
    parts: 'The parts add up to 120%. 20% is too much.',
  });
  expect(splitBy(['rest', ''], ['rest', ''])).toEqual({ parts: '2 parts take the rest. Only one can.' });
  expect(splitBy(['percent', '100'])).toEqual({ parts: 'A split needs at least two parts.' });
  expect(splitBy(['amount', '5'], ['amount', '10'])).toEqual({
    parts: 'Let one part take the rest: an expense is seldom exactly the sum of these parts.',
  });
  expect(splitBy(['percent', 'half'], ['rest', ''])).toEqual({
    'parts.0': 'Enter a percentage such as 50 or 33.33.',
  });
  expect(splitBy(['percent', '33.33'], ['rest', ''])).toEqual({});
});

test('rejects a part without a category, at its field', () => {
  const parts = [
    { ...emptyRulePart('GBP'), ...emptyCodingFieldsForm, size: '50' },
    { ...emptyRulePart('GBP'), categoryId: travel, size: '50' },
  ];
  expect(problems({ action: { ...uber.action, split: true, parts } })).toEqual({
    'parts.0': 'Choose a category for this part.',
  });
});

test('parses a stored rule back to the same rule and the same form', () => {
  const content: RuleContent = {
    name: 'Half of it',
    conditions: [
      { field: 'merchant', test: 'pattern', values: ['^uber\\b'] },
      { field: 'amount', test: 'between', currency: 'KWD', minor: 12_345n, toMinor: 99_999_999_999n },
      { field: 'card', values: [visa, 'none'] },
      { field: 'type', values: ['refund'] },
    ],
    action: anAction({
      categoryId: null,
      supplierRef: 'supplier-1',
      parts: [
        { ...anAction(), share: { by: 'amount', minor: 500n, currency: 'GBP' }, trackingRefs: ['t1'] },
        { ...anAction(), share: { by: 'percent', hundredths: 3_333 } },
        { ...anAction(), share: { by: 'rest' } },
      ].map(({ share, categoryId, taxRateRef, trackingRefs, customerRef }) => ({
        share,
        categoryId,
        taxRateRef,
        trackingRefs,
        customerRef,
      })) as RuleContent['action']['parts'],
    }),
  };
  const kept = { conditions: toRuleJson(content.conditions), actions: toRuleJson(content.action) };
  expect({ name: content.name, ...parseRule(kept) }).toEqual(content);
  for (const decimal of ['.', ','] as const)
    expect(parseRuleForm(toRuleForm(content, 'GBP', decimal), decimal)).toEqual({ ok: true, content });
});
