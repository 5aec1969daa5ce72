import { expect, test } from 'vitest';
import { starterCategories } from '@/lib/domain/company/category';
import { guessCategory } from './guess';

const categories = starterCategories.map((name) => ({ id: name, name }));
const company = { categories, history: [] };
const bought = (merchant: string, currency = 'GBP') => ({ merchant, amount: 12, currency });

test('a brand is coded with its reason', () => {
  expect(guessCategory(bought('SHELL OIL 57544190908 AUSTIN TX'), company)).toEqual({
    categoryId: 'Fuel',
    by: 'known',
    because: 'Shell Oil is known for a petrol station, which goes to Fuel.',
    confidence: 0.97,
  });
});

test('a word of the name is enough, though it begin like a brand', () => {
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

test('an inn is a hotel in America, and maybe a pub in Britain', () => {
  expect(guessCategory(bought('BLACK SWAN INN', 'USD'), company)).toMatchObject({ categoryId: 'Travel' });
  expect(guessCategory(bought('BLACK SWAN INN', 'GBP'), company)).toMatchObject({ uncoded: true });
});

test('what was learned comes before what is known', () => {
  const history = [{ merchantKey: 'shell oil', categoryId: 'Other', times: 1, lastAt: new Date('2026-11-01') }];
  expect(guessCategory(bought('SHELL 3392 DUBLIN ROAD'), { categories, history })).toMatchObject({
    categoryId: 'Other',
    by: 'learned',
  });
});

test('a learned category that the company no longer has is not used', () => {
  const history = [{ merchantKey: 'shell oil', categoryId: 'Gone', times: 1, lastAt: new Date('2026-11-01') }];
  expect(guessCategory(bought('SHELL 3392'), { categories, history })).toMatchObject({ categoryId: 'Fuel' });
});

test('10,000 merchants are guessed within a second', () => {
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
