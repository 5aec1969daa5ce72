import { expect, test } from 'vitest';
import { spendRows } from './shapes';

const currencies = { of: () => 'GBP', base: 'GBP' };
const rowOf = (totalAmount: number, currency: string, currencyRate: number, type = 'directCosts' as const) =>
  spendRows(
    type,
    {
      id: 'record',
      issueDate: '2026-11-20T00:00:00',
      ...{ currency, currencyRate, totalAmount },
      paymentAllocations: [{ payment: { accountRef: { id: 'card' } }, allocation: { totalAmount } }],
    },
    currencies,
  )[0]?.money;

test.each([
  // 10.00 × 0.8625 = 8.625, which packages round away from zero in both directions.
  [10, 'EUR', 0.8625, -863n],
  // As binary numbers, 1.15 × 0.9 is less than 1.035.
  [1.15, 'EUR', 0.9, -104n],
  [1_000, 'JPY', 0.005125, -513n],
  [3, 'KWD', 2.5134, -754n],
  [2_000_000, 'IDR', 5e-7, -100n],
  [1, 'EUR', 12, -1_200n],
])('a payment of %d %s at %d moves the account as the package rounds it', (amount, currency, rate, minor) => {
  expect(rowOf(amount, currency, rate)).toEqual({ minor, currency: 'GBP' });
});
