import { describe, expect, test } from 'vitest';
import type { LedgerTransfer } from '../../harness/sandbox-control';
import { checkTransfers, type ExpectedTransfer } from './transfers-check';

const topUp: ExpectedTransfer = {
  id: 'top-up',
  day: '2026-11-20',
  currency: 'GBP',
  totalMinor: 50_000n,
  fromRef: 'current',
  toRef: 'card',
};

const aRecord = (change: Partial<LedgerTransfer> = {}): LedgerTransfer => ({
  kind: 'Transfer',
  transactionId: 'top-up',
  pushOperationKey: null,
  deleted: false,
  date: '2026-11-20',
  from: { account: { id: 'current' }, amount: 500 },
  to: { account: { id: 'card' }, amount: 500 },
  ...change,
});

const found = (...transfers: LedgerTransfer[]) =>
  checkTransfers([topUp], { transfers }).map(({ count, message }) => `${count}: ${message}`);

test('finds nothing in correct books', () => {
  expect(found(aRecord())).toEqual([]);
});

test('reports a transfer without a record, or with a deleted one, as lost', () => {
  expect(found()).toEqual(['lost: is not in the books']);
  expect(found(aRecord({ deleted: true }))).toEqual(['lost: is not in the books']);
});

test('reports a second record of a transfer, and a record without a transfer, as duplicated', () => {
  expect(found(aRecord(), aRecord())).toEqual(['duplicated: is in the books once more']);
  expect(found(aRecord(), aRecord({ transactionId: 'other' }))).toEqual(['duplicated: was not recorded']);
});

describe('reports a record with a different', () => {
  test.each([
    ['day', { date: '2026-11-21' }],
    ['amount that left', { from: { account: { id: 'current' }, amount: 500.01 } }],
    ['amount that arrived', { to: { account: { id: 'card' }, amount: 499.99 } }],
    ['account that it left', { from: { account: { id: 'savings' }, amount: 500 } }],
    ['account that received it', { to: { account: { id: 'savings' }, amount: 500 } }],
  ])('%s', (name, change) => {
    expect(found(aRecord(change))).toEqual([expect.stringMatching(new RegExp(`^wrongAmounts: ${name} is `))]);
  });
});
