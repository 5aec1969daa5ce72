import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryKey } from '@/lib/domain/books/entry-names';
import { aMapping, mappedTo, travel } from '@/lib/domain/testing/books';
import { diffMappings, rowsChanged } from './difference';
import { emptyTarget, type Mapping } from './mapping';
import { entryUses, replaceRefs } from './refs';

const ref = fc.constantFrom('a', 'b', 'c', 'd');
const refOrNone = fc.option(ref);
const currency = fc.constantFrom('EUR', 'USD');
const mappings: fc.Arbitrary<Mapping> = fc.record({
  categories: fc.dictionary(
    fc.constantFrom(travel, 'meals'),
    fc.record({
      accountRef: refOrNone,
      taxRateRef: refOrNone,
      trackingRefs: fc.uniqueArray(ref),
      supplierRef: refOrNone,
      customerRef: refOrNone,
      byCurrency: fc.dictionary(currency, fc.record({ accountRef: refOrNone, taxRateRef: refOrNone })),
    }),
  ),
  cards: fc.dictionary(
    fc.constantFrom('card-1', 'card-2'),
    fc.record({ bankAccountRef: refOrNone, byCurrency: fc.dictionary(currency, ref) }),
  ),
  defaults: fc.record({
    bankAccountRef: refOrNone,
    supplierRef: refOrNone,
    byCurrency: fc.dictionary(currency, fc.record({ bankAccountRef: refOrNone, supplierRef: refOrNone })),
  }),
});

test('returns an equal mapping when no ref changes', () => {
  fc.assert(
    fc.property(mappings, (mapping) => {
      expect(replaceRefs(mapping, (_, same) => same)).toEqual(mapping);
    }),
  );
});

test('replaces an entry everywhere', () => {
  fc.assert(
    fc.property(mappings, (mapping) => {
      const after = replaceRefs(mapping, (list, was) => (list === 'accounts' && was === 'a' ? 'new' : was));
      const keys = (uses: ReturnType<typeof entryUses>) => uses.map((use) => entryKey(use));
      expect(keys(entryUses(after))).toEqual(
        keys(entryUses(mapping)).map((key) => (key === 'accounts a' ? 'accounts new' : key)),
      );
    }),
  );
});

test('swaps two entries', () => {
  const mapping = mappedTo({ accountRef: 'a', byCurrency: { EUR: { accountRef: 'b', taxRateRef: null } } });
  const after = replaceRefs(mapping, (list, was) => (list === 'accounts' ? (was === 'a' ? 'b' : 'a') : was));
  expect(after.categories[travel]).toMatchObject({ accountRef: 'b', byCurrency: { EUR: { accountRef: 'a' } } });
});

test('finds no difference to itself, and symmetric differences between two mappings', () => {
  fc.assert(
    fc.property(mappings, mappings, (one, other) => {
      expect(diffMappings(one, one)).toEqual([]);
      const forth = diffMappings(one, other);
      const back = diffMappings(other, one);
      expect(back.map(({ before, after, ...where }) => ({ ...where, before: after, after: before }))).toEqual(
        expect.arrayContaining(forth.map((difference) => ({ ...difference }))),
      );
    }),
  );
});

test('counts three differences in two rows', () => {
  const after = aMapping({
    categories: { [travel]: { ...emptyTarget, accountRef: 'acc-rail', taxRateRef: 'NONE' } },
    defaults: { bankAccountRef: 'bank-euro', supplierRef: 'sup-outlay', byCurrency: {} },
  });
  const found = diffMappings(aMapping(), after);
  expect(found.map(({ field, before, after: now }) => [field, before, now])).toEqual([
    ['Account', ['acc-travel'], ['acc-rail']],
    ['Tax rate', ['INPUT2'], ['NONE']],
    ['Bank account', ['bank-current'], ['bank-euro']],
  ]);
  expect(rowsChanged(found)).toBe(2);
});
