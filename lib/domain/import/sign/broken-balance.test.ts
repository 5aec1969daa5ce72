import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../day';
import { brokenBalances, type RunningRow } from './broken-balance';

const rowsOf = (amounts: readonly number[], { opening = 1000, wrong = -1, by = 0 } = {}): RunningRow[] => {
  let balance = BigInt(opening);
  return amounts.map((amount, index) => {
    balance += BigInt(amount) + (index === wrong ? BigInt(by) : 0n);
    const day: Day = addDays('2026-11-01', Math.floor(index / 2));
    return { line: index + 2, day, account: 'GBP ', minor: BigInt(amount), balance };
  });
};
const amounts = fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 5, maxLength: 40 });
const seed = 20_261_130;

test('balances that follow from the amounts are not broken, in whatever order the bank writes the rows', () =>
  fc.assert(
    fc.property(amounts, fc.boolean(), fc.boolean(), (written, isDebt, isReversed) => {
      const rows = rowsOf(written).map((row) => ({ ...row, minor: isDebt ? -(row.minor ?? 0n) : row.minor }));
      const byDay = rows.toSorted((one, other) => (other.day ?? '').localeCompare(one.day ?? ''));
      expect(brokenBalances(isReversed ? rows.toReversed() : rows)).toEqual([]);
      expect(brokenBalances(byDay)).toEqual([]);
    }),
    { seed, numRuns: 100 },
  ));

test('names the line after which they break, and by how much', () => {
  const rows = rowsOf([-320, -1000, -2000, 500, -110], { wrong: 2, by: -1000 });
  expect(brokenBalances(rows)).toMatchObject([{ after: 3, line: 4, before: -320n, expected: -2320n, stated: -3320n }]);
  expect(brokenBalances(rows.toReversed())).toMatchObject([{ after: 3, line: 4, stated: -3320n }]);
});

test('a row that is missing breaks them', () => {
  const rows = rowsOf([-320, -1000, -2000, 500, -110]).filter(({ line }) => line !== 4);
  expect(brokenBalances(rows)).toMatchObject([{ after: 3, line: 5 }]);
});

test('amounts between two balances add up, and an unknown amount starts again', () => {
  const rows = rowsOf([-320, -1000, -2000, 500, -110]);
  const rare = rows.map((row, index) => (index === 1 || index === 2 ? { ...row, balance: null } : row));
  expect(brokenBalances(rare)).toEqual([]);
  const unknown = rows.map((row, index) => (index === 2 ? { ...row, minor: null, balance: 7n } : row));
  expect(brokenBalances(unknown.slice(0, 3))).toEqual([]);
});

test('a column that no order explains is no running balance', () => {
  const rows = rowsOf([-320, -1000, -2000, 500, -110]).map((row, index) => ({ ...row, balance: BigInt(index * 7919) }));
  expect(brokenBalances(rows)).toEqual([]);
});

test('each account has its own balance', () => {
  const one = rowsOf([-320, -1000, -2000]);
  const other = rowsOf([-50, 90, -70], { opening: 50_000 }).map((row) => ({
    ...row,
    account: 'EUR ',
    line: row.line + 10,
  }));
  expect(brokenBalances(one.flatMap((row, index) => [row, other[index] ?? row]))).toEqual([]);
});
