import { expect, test } from 'vitest';
import { type CodingHistoryEntry, categoryForConcept, categoryFromHistory, proposeRules } from './history';

const entry = (merchantKey: string, categoryId: string, times = 1, kept = 0): CodingHistoryEntry => ({
  merchantKey,
  categoryId,
  times,
  kept,
  lastAt: new Date('2026-11-01'),
});

test('needs one correction for a merchant with one trade, for all its branches', () => {
  const entries = [entry('wandering fox', 'Meals')];
  expect(categoryFromHistory('SQ *THE WANDERING FOX 0033 PORTLAND ME', entries)).toEqual({
    categoryId: 'Meals',
    times: 1,
    because: 'Set by hand once for this merchant.',
  });
});

test('does not apply a correction to another merchant', () => {
  expect(categoryFromHistory('THE WANDERING GOOSE', [entry('wandering fox', 'Meals')])).toBeUndefined();
});

test('decides a contradictory history by a clear majority, or not at all', () => {
  const torn = [entry('wandering fox', 'Meals'), entry('wandering fox', 'Travel')];
  expect(categoryFromHistory('WANDERING FOX', torn)).toBeUndefined();
  const clear = [entry('wandering fox', 'Meals', 4), entry('wandering fox', 'Travel')];
  expect(categoryFromHistory('WANDERING FOX', clear)).toMatchObject({ categoryId: 'Meals', times: 4 });
});

test('is undecided after one correction of a category that was kept, and decided after the second', () => {
  const once = [entry('uber trip', 'Travel', 0, 9), entry('uber trip', 'Meals', 1)];
  expect(categoryFromHistory('UBER *TRIP', once)).toBeUndefined();
  const twice = [entry('uber trip', 'Travel', 0, 9), entry('uber trip', 'Meals', 2)];
  expect(categoryFromHistory('UBER *TRIP', twice)).toMatchObject({ categoryId: 'Meals' });
});

test('needs three equal corrections for a marketplace, and two for a shop with many products', () => {
  const amazon = (times: number) =>
    categoryFromHistory('AMZN MKTP US*2K4', [entry('amazon marketplace', 'Office', times)]);
  expect([amazon(1), amazon(2), amazon(3)?.categoryId]).toEqual([undefined, undefined, 'Office']);
  const walmart = (times: number) => categoryFromHistory('WM SUPERCENTER #1', [entry('walmart', 'Office', times)]);
  expect([walmart(1), walmart(2)?.categoryId]).toEqual([undefined, 'Office']);
  const mixed = [entry('amazon marketplace', 'Office', 3), entry('amazon marketplace', 'Books', 1)];
  expect(categoryFromHistory('AMZN MKTP US*2K4', mixed)).toBeUndefined();
});

test('applies a category to a concept after corrections of three merchants', () => {
  const entries = [entry('tesco', 'Pantry'), entry('aldi', 'Pantry'), entry('lidl', 'Pantry')];
  expect(categoryForConcept('groceries', entries, undefined)).toMatchObject({ categoryId: 'Pantry' });
  expect(categoryForConcept('groceries', entries.slice(1), undefined)).toBeUndefined();
  expect(categoryForConcept('groceries', [...entries, entry('rewe', 'Food', 0, 5)], 'Food')).toBeUndefined();
});

test('proposes a rule for repeated corrections without a rule', () => {
  const entries = [
    entry('wandering fox', 'Meals', 2),
    entry('quillfish', 'Meals', 1),
    entry('pixelwood', 'Design', 3),
    entry('torn', 'Meals', 2),
    entry('torn', 'Travel', 2),
  ];
  expect(proposeRules(entries, (key) => key === 'pixelwood')).toEqual([
    { words: 'wandering fox', categoryId: 'Meals', times: 2 },
  ]);
});
