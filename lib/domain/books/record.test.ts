import { expect, test } from 'vitest';
import { entryKey } from './entry-names';
import { bookedRate, taxName } from './record';

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
