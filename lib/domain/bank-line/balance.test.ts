import { expect, test } from 'vitest';
import { money } from '@/lib/domain/money';
import { compareBalances } from './balance';

const gbp = (minor: bigint) => money(minor, 'GBP');
const opening = { amount: gbp(100_00n), day: '2026-11-01' };
const books = (minor: bigint) => ({ amount: gbp(minor), readAt: new Date(0) });

test('explains the difference by movements that are not in the books and by records of others', () => {
  const sums = { booked: gbp(-30_00n), open: gbp(-20_00n), openCount: 1, others: gbp(500_00n) };
  // The books have 100 − 30 + 500, and Outlay has 100 − 30 − 20.
  expect(compareBalances({ opening, books: books(570_00n) }, sums)).toEqual({
    outlay: gbp(50_00n),
    books: gbp(570_00n),
    difference: gbp(-520_00n),
    unexplained: gbp(0n),
  });
  expect(compareBalances({ opening, books: books(570_40n) }, sums)?.unexplained).toEqual(gbp(-40n));
});

test('compares nothing without an opening balance or a balance of the books', () => {
  const sums = { booked: gbp(0n), open: gbp(0n), openCount: 0, others: null };
  expect(compareBalances({ opening: null, books: books(1n) }, sums)).toBeNull();
  expect(compareBalances({ opening, books: null }, sums)).toMatchObject({ outlay: gbp(100_00n), difference: null });
});
