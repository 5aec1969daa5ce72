import { expect, test } from 'vitest';
import type { LedgerRecord, LedgerTransfer } from '../../harness/sandbox-control';
import type { ExpectedRecord } from './books-check';
import { identifyPushed } from './pushed-records';
import type { ExpectedTransfer } from './transfers-check';

const ticket = (id: string): ExpectedRecord => ({
  id,
  day: '2026-11-20',
  currency: 'GBP',
  totalMinor: 12_000n,
  taxMinor: 2_000n,
  accountRef: 'travel',
  bankAccountRef: 'card',
  receiptSha256: `receipt of ${id}`,
});

const aRecord = (change: Partial<LedgerRecord> = {}): LedgerRecord => ({
  transactionId: null,
  pushOperationKey: 'push',
  reference: '',
  deleted: false,
  date: '2026-11-20',
  currency: 'GBP',
  totalAmount: 120,
  taxAmount: 20,
  bankAccount: { id: 'card' },
  lines: [{ account: { id: 'travel' } }],
  attachments: [],
  ...change,
});

const twins = [ticket('first'), ticket('second')];
const ownersOf = (...records: LedgerRecord[]) =>
  identifyPushed({ expenses: twins, transfers: [] }, { records, transfers: [], bills: [] }).records.map(
    ({ transactionId }) => transactionId,
  );

test('a record belongs to the expense that its reference names', () => {
  expect(ownersOf(aRecord({ reference: 'second', totalAmount: 1 }), aRecord({ reference: 'first' }))).toEqual([
    'second',
    'first',
  ]);
});

test('without a reference, a record belongs to the expense whose receipt it has', () => {
  const withReceipt = aRecord({ attachments: [{ sha256: 'receipt of first' }] });
  expect(ownersOf(aRecord(), withReceipt)).toEqual(['second', 'first']);
});

test('a third record of two equal expenses belongs to one that has a record', () => {
  expect(ownersOf(aRecord(), aRecord(), aRecord())).toEqual(['first', 'second', 'first']);
});

test('a record with another content belongs to no expense', () => {
  expect(ownersOf(aRecord({ totalAmount: 120.01 }))).toEqual([null]);
});

test('leaves records of the Expenses API and deleted records as they are', () => {
  expect(ownersOf(aRecord({ transactionId: 'other', pushOperationKey: null }), aRecord({ deleted: true }))).toEqual([
    'other',
    null,
  ]);
});

test('a transfer is known by its day, accounts and amount', () => {
  const topUp: ExpectedTransfer = {
    ...{ id: 'top-up', day: '2026-11-20', currency: 'GBP', totalMinor: 50_000n, fromRef: 'current', toRef: 'card' },
  };
  const aTransfer = (amount: number): LedgerTransfer => ({
    ...{ kind: 'Transfer', transactionId: null, pushOperationKey: 'push', deleted: false, date: '2026-11-20' },
    from: { account: { id: 'current' }, amount },
    to: { account: { id: 'card' }, amount },
  });
  const ledger = { records: [], transfers: [aTransfer(500), aTransfer(499)], bills: [] };
  const { transfers } = identifyPushed({ expenses: [], transfers: [topUp] }, ledger);
  expect(transfers.map(({ transactionId }) => transactionId)).toEqual(['top-up', null]);
});
