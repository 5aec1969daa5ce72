import { expect, test } from 'vitest';
import { readTried, triedIn } from './tried';

const viewer = { userId: '00000000-0000-7000-8000-00000000000d', baseCurrency: 'GBP' };
const read = (params: Readonly<Record<string, string | string[]>>) => readTried(triedIn(params, viewer), 'GBP');

test('returns neither an expense nor errors when nothing is typed', () => {
  expect(read({})).toEqual({ expense: null, problems: {} });
});

test('reads the expense from the URL, with defaults for missing and invalid values', () => {
  expect(read({ merchant: '  Uber ', amount: '12,50', type: 'nonsense', cardId: 'nonsense', personId: '' })).toEqual({
    expense: {
      merchant: 'Uber',
      amount: { minor: 1_250n, currency: 'GBP' },
      rate: null,
      cardId: null,
      spenderId: viewer.userId,
      note: '',
      type: 'payment',
    },
    problems: {},
  });
});

test('requires an exchange rate for an amount in another currency', () => {
  expect(read({ merchant: 'Uber', amount: '5', currency: 'EUR' }).problems).toEqual({
    rate: 'Enter how much one EUR was in GBP, such as 0.8361.',
  });
  expect(read({ merchant: 'Uber', amount: '5', currency: 'EUR', rate: '0.84' }).expense?.rate).toBe('0.84');
});

test.each([
  [{ merchant: '', amount: '5' }, 'merchant'],
  [{ merchant: 'Uber', amount: 'five' }, 'amount'],
  [{ merchant: ['Uber', 'Lyft'], amount: '5' }, 'merchant'],
])('%o is refused at %s', (params, field) => {
  expect(Object.keys(read(params).problems)).toEqual([field]);
});
