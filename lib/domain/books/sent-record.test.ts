import { expect, test } from 'vitest';
import type { BooksRecord } from './record';
import { areEqual } from './sent-record';

const payment: BooksRecord = {
  id: '01a20244-e800-7000-8000-f145fd9475c4',
  type: 'payment',
  day: '2026-11-20',
  currency: 'GBP',
  rate: null,
  convertedFrom: null,
  supplierRef: null,
  supplierSource: null,
  bankAccountRef: 'card',
  dueDay: null,
  reference: 'f145fd9475c4',
  merchant: 'City Cabs',
  note: 'Taxi',
  lines: [
    {
      ...{
        netMinor: 1_250n,
        taxMinor: 0n,
        taxRateRef: null,
        accountRef: 'travel',
        trackingRefs: [],
        customerRef: null,
      },
      sources: {},
    },
  ],
  notKept: [],
};

test('two payments of one amount, day and account look alike', () => {
  expect(areEqual(payment, { ...payment, id: 'other', reference: 'other' }, true)).toBe(true);
});

test('a payment and a refund of one amount, day and account do not look alike', () => {
  expect(areEqual(payment, { ...payment, type: 'refund' }, true)).toBe(false);
  expect(areEqual({ ...payment, type: 'refund' }, { ...payment, type: 'chargeback' }, true)).toBe(true);
});
