import { expect, test } from 'vitest';
import { type CodingHistoryEntry, categoryForConcept, categoryFromHistory, proposeRules } from './history';

const entry = (merchantKey: string, categoryId: string, times = 1, kept = 0): CodingHistoryEntry => ({
  merchantKey,
  categoryId,
  times,
  kept,
  lastAt: new Date('2026-11-01'),
});

test('one correction is enough for a merchant of one trade, at any of its shops', () => {
  const entries = [entry('wandering fox', 'Meals')];
  expect(categoryFromHistory('SQ *THE WANDERING FOX 0033 PORTLAND ME', entries)).toEqual({
    categoryId: 'Meals',
    times: 1,
    because: 'Set by hand once for this merchant.',
  });
});

test('another merchant learns nothing of it', () => {
  expect(categoryFromHistory('THE WANDERING GOOSE', [entry('wandering fox', 'Meals')])).toBeUndefined();
});

test('a contradictory history answers what clearly prevails, or nothing', () => {
  const torn = [entry('wandering fox', 'Meals'), entry('wandering fox', 'Travel')];
  expect(categoryFromHistory('WANDERING FOX', torn)).toBeUndefined();
  const clear = [entry('wandering fox', 'Meals', 4), entry('wandering fox', 'Travel')];
  expect(categoryFromHistory('WANDERING FOX', clear)).toMatchObject({ categoryId: 'Meals', times: 4 });
});

test('a single correction against what was long left standing makes it unsure, and the second decides', () => {
  const once = [entry('uber trip', 'Travel', 0, 9), entry('uber trip', 'Meals', 1)];
  expect(categoryFromHistory('UBER *TRIP', once)).toBeUndefined();
  const twice = [entry('uber trip', 'Travel', 0, 9), entry('uber trip', 'Meals', 2)];
  expect(categoryFromHistory('UBER *TRIP', twice)).toMatchObject({ categoryId: 'Meals' });
});

test('a marketplace needs three corrections that agree, a shop of many things two', () => {
  const amazon = (times: number) =>
    categoryFromHistory('AMZN MKTP US*2K4', [entry('amazon marketplace', 'Office', times)]);
  expect([amazon(1), amazon(2), amazon(3)?.categoryId]).toEqual([undefined, undefined, 'Office']);
  const walmart = (times: number) => categoryFromHistory('WM SUPERCENTER #1', [entry('walmart', 'Office', times)]);
  expect([walmart(1), walmart(2)?.categoryId]).toEqual([undefined, 'Office']);
  const mixed = [entry('amazon marketplace', 'Office', 3), entry('amazon marketplace', 'Books', 1)];
  expect(categoryFromHistory('AMZN MKTP US*2K4', mixed)).toBeUndefined();
});

test('three merchants of a kind put into one category speak for the kind', () => {
  const entries = [entry('tesco', 'Pantry'), entry('aldi', 'Pantry'), entry('lidl', 'Pantry')];
  expect(categoryForConcept('groceries', entries, undefined)).toMatchObject({ categoryId: 'Pantry' });
  expect(categoryForConcept('groceries', entries.slice(1), undefined)).toBeUndefined();
  expect(categoryForConcept('groceries', [...entries, entry('rewe', 'Food', 0, 5)], 'Food')).toBeUndefined();
});

test('a rule is proposed where a correction repeated itself and there is none yet', () => {
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
