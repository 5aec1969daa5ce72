import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameMerchant } from '@/lib/domain/merchant/name/same';
import { counterpartyReader, likeness } from './counterparty';

const read = counterpartyReader();

test('a name that is missing or has no letters is unknown', () => {
  expect(likeness(read(null), read('Corner Bakery'))).toBe('unknown');
  expect(likeness(read('4411'), read('Corner Bakery'))).toBe('unknown');
});

test('the quick comparison never says other than the full one', () => {
  const word = fc.constantFrom(
    'corner',
    'bakery',
    'bak',
    'cor',
    'ltd',
    'london',
    'a',
    'bc',
    'zebra',
    'telecom',
    'shop',
    '77',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (one, other) => {
      const is = likeness(read(one), read(other));
      if (is !== 'unknown') expect(is === 'same').toBe(isSameMerchant(one, other));
    }),
    { numRuns: 3_000 },
  );
});
