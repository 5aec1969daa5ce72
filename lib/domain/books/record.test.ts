import { expect, test } from 'vitest';
import { entryKey } from './entry-names';
import { type BooksRecord, bookedRate, otherAccounts, taxName } from './record';

test('a rate is shown unless the package uses its own', () => {
  expect(bookedRate({ rate: '0.85', notKept: [] })).toBe('0.85');
  expect(bookedRate({ rate: '0.85', notKept: [{ field: 'tracking', words: '' }] })).toBe('0.85');
  expect(bookedRate({ rate: '0.85', notKept: [{ field: 'exchange rate', words: '' }] })).toBeNull();
});

test('tax without a rate is not called “No tax”', () => {
  const names = new Map([[entryKey({ list: 'taxRates', ref: 't1' }), '20% VAT']]);
  expect(taxName({ taxRateRef: 't1', taxMinor: 0n }, names)).toBe('20% VAT');
  expect(taxName({ taxRateRef: null, taxMinor: 1_000n }, names)).toBe('Tax');
  expect(taxName({ taxRateRef: null, taxMinor: 0n }, names)).toBe('No tax');
});

test('a refund on an account of its payment is on no other account', () => {
  const on = (...refs: string[]): BooksRecord => ({
    id: '01900000-0000-7000-8000-00000000abcd',
    type: 'payment',
    day: '2026-11-20',
    currency: 'GBP',
    rate: null,
    convertedFrom: null,
    supplierRef: null,
    supplierSource: null,
    bankAccountRef: 'bank',
    dueDay: null,
    reference: '',
    merchant: '',
    note: '',
    notKept: [],
    lines: refs.map((accountRef) => ({
      accountRef,
      netMinor: 1n,
      taxMinor: 0n,
      taxRateRef: null,
      trackingRefs: [],
      customerRef: null,
      sources: {},
    })),
  });
  const names = new Map([[entryKey({ list: 'accounts', ref: 'travel' }), '493 Travel']]);
  expect(otherAccounts(on('travel', 'meals'), on('meals'), names)).toEqual([]);
  expect(otherAccounts(on('travel', 'travel'), on('fuel'), names)).toEqual(['493 Travel']);
});
