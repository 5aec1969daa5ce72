import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packageKeys, packageOf } from '@/lib/domain/books/package';
import { aMapping, travel } from '@/lib/domain/testing/books';
import { affectedBy, describeImpact, impactOf, type SpendingGroup } from './impact';
import { emptyTarget, type Mapping, withCard, withCategory, withDefaults } from './mapping';

const xero = packageOf('xero');
const line = { categoryId: travel, ownTaxRate: false, ownTracking: false, ownCustomer: false };
const group = (change: Partial<SpendingGroup> = {}): SpendingGroup => ({
  count: 1,
  syncPhase: 'unsynced',
  currency: 'GBP',
  cardId: null,
  ownSupplier: false,
  lines: [line],
  ...change,
});
const retargeted = (change: Partial<typeof emptyTarget>): Mapping => {
  const before = aMapping();
  return withCategory(before, travel, { ...emptyTarget, ...before.categories[travel], ...change });
};

test('counts unsynced, synced and queued expenses of a changed category', () => {
  const groups = [
    group({ count: 31 }),
    group({ count: 412, syncPhase: 'in-books' }),
    group({ count: 2, syncPhase: 'under-way' }),
    group({ count: 9, lines: [{ ...line, categoryId: null }] }),
  ];
  const impact = impactOf(aMapping(), retargeted({ accountRef: 'another' }), groups, xero);
  expect(impact).toEqual({ unsynced: 31, inBooks: 412, underWay: 2 });
  expect(describeImpact(impact)).toBe(
    '31 unsynced expenses change, 412 synced ones do not change, 2 being synced keep their coding',
  );
});

test('ignores fields set on the expense itself', () => {
  const own = group({ lines: [{ ...line, ownTaxRate: true }] });
  expect(impactOf(aMapping(), retargeted({ taxRateRef: 'other' }), [own], xero).unsynced).toBe(0);
  expect(impactOf(aMapping(), retargeted({ taxRateRef: 'other' }), [group()], xero).unsynced).toBe(1);
});

test('counts only the currency with its own mapping', () => {
  const after = retargeted({ byCurrency: { EUR: { accountRef: 'abroad', taxRateRef: null } } });
  expect(impactOf(aMapping(), after, [group({ count: 3, currency: 'EUR' }), group()], xero).unsynced).toBe(3);
});

test('counts a default bank account only for cards without one', () => {
  const before = withCard(aMapping(), travel, { bankAccountRef: 'bank-card', byCurrency: {} });
  const after = withDefaults(before, { ...before.defaults, bankAccountRef: 'bank-other' });
  const groups = [group({ count: 5, cardId: travel }), group({ count: 7 })];
  expect(impactOf(before, after, groups, xero).unsynced).toBe(7);
});

test.each(packageKeys)('counts nothing for an unchanged mapping in %s', (key) => {
  const anyGroup = fc.record({
    count: fc.integer({ min: 1, max: 99 }),
    syncPhase: fc.constantFrom('unsynced', 'under-way', 'in-books'),
    currency: fc.constantFrom('GBP', 'EUR'),
    cardId: fc.constantFrom(null, travel),
    ownSupplier: fc.boolean(),
    lines: fc.array(fc.constantFrom(line, { ...line, ownTaxRate: true }), { minLength: 1, maxLength: 3 }),
  }) satisfies fc.Arbitrary<SpendingGroup>;
  fc.assert(
    fc.property(fc.array(anyGroup), (groups) => {
      const nothing = { unsynced: 0, underWay: 0, inBooks: 0 };
      expect(impactOf(aMapping(), structuredClone(aMapping()), groups, packageOf(key))).toEqual(nothing);
    }),
  );
});

test('finds the affected parts without reading expenses', () => {
  expect(affectedBy(aMapping(), retargeted({ accountRef: 'x' }))).toEqual({
    categories: [travel],
    cards: [],
    everything: false,
  });
});
