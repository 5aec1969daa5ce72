import { describe, expect, test } from 'vitest';
import type { LedgerBill } from '../../harness/sandbox-control';
import { checkClaims, type ExpectedClaim } from './claims-check';

const claim: ExpectedClaim = {
  id: 'team meal',
  day: '2026-11-20',
  currency: 'GBP',
  totalMinor: 4_800n,
  taxMinor: 800n,
  accountRef: 'meals',
  supplierRef: 'hannah',
};

const aBill = (change: Partial<LedgerBill> = {}): LedgerBill => ({
  transactionId: 'team meal',
  pushOperationKey: null,
  deleted: false,
  date: '2026-11-20',
  currency: 'GBP',
  totalAmount: 48,
  taxAmount: 8,
  contact: { id: 'hannah' },
  payableAccount: { id: 'owed' },
  lines: [{ account: { id: 'meals' } }],
  ...change,
});

const found = (...bills: LedgerBill[]) =>
  checkClaims([claim], { bills }).map(({ count, message }) => `${count}: ${message}`);

test('finds nothing in correct books', () => {
  expect(found(aBill())).toEqual([]);
});

test('reports a claim without a bill, or with a deleted one, as lost', () => {
  expect(found()).toEqual(['lost: is not in the books']);
  expect(found(aBill({ deleted: true }))).toEqual(['lost: is not in the books']);
});

test('reports a second bill of a claim, and a bill without a claim, as duplicated', () => {
  expect(found(aBill(), aBill())).toEqual(['duplicated: is in the books once more']);
  expect(found(aBill(), aBill({ transactionId: 'other' }))).toEqual(['duplicated: was not recorded']);
});

describe('reports a bill with a different', () => {
  test.each([
    ['amount', { totalAmount: 48.01 }],
    ['tax', { taxAmount: 7.99 }],
    ['currency', { currency: 'EUR' }],
    ['day', { date: '2026-11-21' }],
    ['supplier', { contact: { id: 'james' } }],
    ['account', { lines: [{ account: { id: 'travel' } }] }],
  ])('%s', (name, change) => {
    expect(found(aBill(change))).toEqual([expect.stringMatching(new RegExp(`^wrongAmounts: ${name} is `))]);
  });
});
