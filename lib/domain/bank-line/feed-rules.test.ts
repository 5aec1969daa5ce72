import { expect, test } from 'vitest';
import { directKeyOf, expensesKeys } from '@/lib/domain/books/package/package-type';
import { feedRulesOf, givesBalances } from './feed-rules';

test.each(expensesKeys)('%s takes the same bank lines when it is written with direct costs', (key) => {
  expect(feedRulesOf(directKeyOf(key))).toEqual(feedRulesOf(key));
  expect(givesBalances(directKeyOf(key))).toBe(givesBalances(key));
});

test('Xero takes a year of lines and gives no balances', () => {
  expect(feedRulesOf('xero-direct')).toMatchObject({ oldestDays: 365, needsBalance: true });
  expect(givesBalances('xero-direct')).toBe(false);
});
