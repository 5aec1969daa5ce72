import { expect, test } from 'vitest';
import { starterCategories } from '@/lib/domain/company/category';
import { guessCategory } from './guess';

const categories = starterCategories.map((name) => ({ id: name, name }));
const company = { categories, history: [] };
const bought = (merchant: string, currency = 'GBP') => ({ merchant, amount: 12, currency });

test('codes a brand and gives the reason', () => {
  expect(guessCategory(bought('SHELL OIL 57544190908 AUSTIN TX'), company)).toEqual({
    categoryId: 'Fuel',
    by: 'known',
    because: 'Shell Oil is known for a petrol station, which goes to Fuel.',
    confidence: 0.97,
  });
});

test('uses a word of the name, even in a name that starts like a brand', () => {
  expect(guessCategory(bought('SHELL BEACH CAFE'), company)).toMatchObject({ categoryId: 'Meals' });
  expect(guessCategory(bought('STADTHOTEL KREMS KREMS AT'), company)).toMatchObject({ categoryId: 'Travel' });
});

test.each([
  'AMZN MKTP US*2K4HT81Q2',
  'WM SUPERCENTER #2280',
  'EBAY O*12-09911-33412',
  'PAYPAL',
  'APPLE.COM/BILL 866-712-7753 CA',
  'GOOGLE *SERVICES 88',
  'QUINCE & CO',
  'THE OLD COFFEE HOUSE HOTEL',
  'HARVEST LONDON',
  '',
])('%s stays uncoded, with a reason', (merchant) => {
  expect(guessCategory(bought(merchant), company)).toEqual({ uncoded: true, because: expect.stringMatching(/\.$/) });
});

test('codes an inn as a hotel in America, but not in Britain', () => {
  expect(guessCategory(bought('BLACK SWAN INN', 'USD'), company)).toMatchObject({ categoryId: 'Travel' });
  expect(guessCategory(bought('BLACK SWAN INN', 'GBP'), company)).toMatchObject({ uncoded: true });
});

test('uses the coding history before built-in knowledge', () => {
  const history = [{ merchantKey: 'shell oil', categoryId: 'Other', times: 1, lastAt: new Date('2026-11-01') }];
  expect(guessCategory(bought('SHELL 3392 DUBLIN ROAD'), { categories, history })).toMatchObject({
    categoryId: 'Other',
    by: 'learned',
  });
});

test('ignores a category of the history that the company no longer has', () => {
  const history = [{ merchantKey: 'shell oil', categoryId: 'Gone', times: 1, lastAt: new Date('2026-11-01') }];
  expect(guessCategory(bought('SHELL 3392'), { categories, history })).toMatchObject({ categoryId: 'Fuel' });
});

test('guesses 10,000 merchants within a second', () => {
  const history = Array.from({ length: 500 }, (_, index) => ({
    merchantKey: `pelican ${index} finch`,
    categoryId: 'Other',
    times: 1,
    lastAt: new Date('2026-11-01'),
  }));
  const own = { categories, history };
  guessCategory(bought('warm up'), own);
  const before = process.threadCpuUsage();
  for (let index = 0; index < 10_000; index += 1)
    guessCategory(bought(`SQ *MERCHANT ${String.fromCharCode(97 + (index % 26))}${index} SANTA ROSA CA`), own);
  expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(1_000);
});
