import { describe, expect, test } from 'vitest';
import { type Expected, judge } from './books-check';
import type { LedgerRecord } from './ledger';

const expense: Expected = {
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
  judge([expense], { records }).map(({ count, of, words }) => `${of} ${count}: ${words}`);

test('books that say what was spent leave nothing to find', () => {
  expect(found(aRecord())).toEqual([]);
});

test('an expense without a record is lost, and so is one whose record was deleted', () => {
  expect(found()).toEqual(['record lost: is not in the books']);
  expect(found(aRecord({ deleted: true }))).toEqual(['record lost: is not in the books']);
});

test('every record beyond the first is a duplicate, and so is one that nobody spent', () => {
  expect(found(aRecord(), aRecord({ attachments: [] }))).toEqual(['record duplicated: stands in the books once more']);
  expect(found(aRecord(), aRecord({ transactionId: 'other' }))).toEqual([
    'record duplicated: stands in the books, and nobody spent it',
  ]);
});

describe('a record that differs from its expense is found by', () => {
  test.each([
    ['amount', { totalAmount: 120.01 }],
    ['tax', { taxAmount: 19.99 }],
    ['currency', { currency: 'EUR' }],
    ['day', { date: '2026-11-21' }],
    ['bank account', { bankAccount: { id: 'another' } }],
    ['account', { lines: [{ account: { id: 'meals' } }] }],
  ])('its %s', (name, change) => {
    expect(found(aRecord(change))).toEqual([expect.stringMatching(new RegExp(`^record wrongAmounts: ${name} is `))]);
  });
});

test('a receipt that is missing is lost, whatever else lies in its place', () => {
  expect(found(aRecord({ attachments: [] }))).toEqual([
    'receipt lost: has 0 files in the books, none of them its receipt',
  ]);
  expect(found(aRecord({ attachments: [{ sha256: 'other' }] }))).toEqual([
    'receipt lost: has 1 files in the books, none of them its receipt',
  ]);
});

test('a second file is a duplicate', () => {
  expect(found(aRecord({ attachments: [{ sha256: 'abc' }, { sha256: 'abc' }] }))).toEqual([
    'receipt duplicated: has 2 files in the books, 2 of them its receipt',
  ]);
});
