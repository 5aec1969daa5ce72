import { expect, test } from 'vitest';
import { answerTo, rateCurrencies, rateCurrency, withAnswer, withChoices } from './answer';
import type { PreviewHead } from './preview';

test.each([
  ['encoding', 'windows-1250', { encoding: 'windows-1250' }],
  ['which sign is spending', 'positive', { spending: 'positive' }],
  ['order of day and month', 'mdy', { order: 'mdy' }],
  ['decimals', ',', { decimal: ',' }],
  ['rate for EUR', ' 0.85 ', { rates: { EUR: '0.85' } }],
])('the answer to %s becomes a choice', (about, answer, choices) => {
  expect(withAnswer({}, { about }, answer)).toEqual(choices);
});

test('keeps the other choices and the other rates, and removes an empty rate', () => {
  const choices = { order: 'dmy' as const, rates: { USD: '0.75' } };
  const both = withAnswer(choices, { about: 'rate for EUR' }, '0.85');
  expect(both).toEqual({ order: 'dmy', rates: { USD: '0.75', EUR: '0.85' } });
  expect(withAnswer(both, { about: 'rate for USD' }, '')).toEqual({ order: 'dmy', rates: { EUR: '0.85' } });
  expect(withAnswer(choices, { about: 'rate for USD' }, ' ')).toEqual({ order: 'dmy' });
});

test('knows which questions are about a rate', () => {
  expect(rateCurrency('rate for EUR')).toBe('EUR');
  expect(rateCurrency('encoding')).toBeUndefined();
});

test('the fields show a choice before the file is read with it', () => {
  const head = {
    encoding: 'utf-8',
    choices: {},
    settings: { order: 'dmy', decimal: '.', headerLine: 1 },
  } as unknown as PreviewHead;
  expect(withChoices(head, { order: 'mdy', headerLine: null, encoding: 'windows-1250' })).toMatchObject({
    encoding: 'windows-1250',
    choices: { order: 'mdy', headerLine: null, encoding: 'windows-1250' },
    settings: { order: 'mdy', decimal: '.', headerLine: null },
  });
});

test('a currency that has been given a rate stays beside those without one', () => {
  const questions = ['encoding', 'rate for USD'].map((about) => ({ about, options: [], blocks: false, samples: [] }));
  const head = { questions, settings: { rates: { EUR: '0.87' } } } as unknown as PreviewHead;
  expect(rateCurrencies(head)).toEqual(['EUR', 'USD']);
});

test.each([
  ['encoding', 'windows-1250'],
  ['which sign is spending', 'positive'],
  ['order of day and month', 'mdy'],
  ['decimals', ','],
])('the answer to %s is found again', (about, answer) => {
  expect(answerTo({}, { about })).toBeUndefined();
  expect(answerTo(withAnswer({}, { about }, answer), { about })).toBe(answer);
});
