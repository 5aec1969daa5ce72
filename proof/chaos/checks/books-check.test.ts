import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../harness/sandbox-control';
import { checkBooks, type ExpectedRecord } from './books-check';

const expense: ExpectedRecord = {
  id: 'train',
  day: '2026-11-20',
  currency: 'GBP',
  totalMinor: 12_000n,
  taxMinor: 2_000n,
  accountRef: 'travel',
  bankAccountRef: 'card',
  receiptSha256: 'abc',
};

const aRecord = (change: Partial<LedgerRecord> = {}): LedgerRecord => ({
  transactionId: 'train',
  pushOperationKey: null,
  reference: '',
  deleted: false,
  date: '2026-11-20',
  currency: 'GBP',
  totalAmount: 120,
  taxAmount: 20,
  bankAccount: { id: 'card' },
  lines: [{ account: { id: 'travel' } }],
  attachments: [{ sha256: 'abc' }],
  ...change,
});

const found = (...records: LedgerRecord[]) =>
  checkBooks([expense], { records }).map(({ count, kind, message }) => `${kind} ${count}: ${message}`);

test('finds nothing in correct books', () => {
  expect(found(aRecord())).toEqual([]);
});

test('reports an expense without a record, or with a deleted one, as lost', () => {
  expect(found()).toEqual(['record lost: is not in the books']);
  expect(found(aRecord({ deleted: true }))).toEqual(['record lost: is not in the books']);
});

test('reports a second record, or one without an expense, as duplicated', () => {
  expect(found(aRecord(), aRecord({ attachments: [] }))).toEqual(['record duplicated: is in the books once more']);
  expect(found(aRecord(), aRecord({ transactionId: 'other' }))).toEqual([
    'record duplicated: is in the books without an expense',
  ]);
});

describe('reports a record with a different', () => {
  test.each([
    ['amount', { totalAmount: 120.01 }],
    ['tax', { taxAmount: 19.99 }],
    ['currency', { currency: 'EUR' }],
    ['day', { date: '2026-11-21' }],
    ['bank account', { bankAccount: { id: 'another' } }],
    ['account', { lines: [{ account: { id: 'meals' } }] }],
  ])('%s', (name, change) => {
    expect(found(aRecord(change))).toEqual([expect.stringMatching(new RegExp(`^record wrongAmounts: ${name} is `))]);
  });
});

test('reports a missing receipt as lost, even if another file is in its place', () => {
  expect(found(aRecord({ attachments: [] }))).toEqual([
    'receipt lost: has 0 files in the books, none of them its receipt',
  ]);
  expect(found(aRecord({ attachments: [{ sha256: 'other' }] }))).toEqual([
    'receipt lost: has 1 files in the books, none of them its receipt',
  ]);
});

test('reports a second file as duplicated', () => {
  expect(found(aRecord({ attachments: [{ sha256: 'abc' }, { sha256: 'abc' }] }))).toEqual([
    'receipt duplicated: has 2 files in the books, 2 of them its receipt',
  ]);
});
