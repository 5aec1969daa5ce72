import type { Package } from '@/lib/domain/books/package';
import { plural } from '@/lib/domain/plural';
import { bankAccountIn, type Mapping, supplierIn, targetIn } from './mapping';

/** A group of expenses that any mapping codes in the same way, with their number. */
export type SpendingGroup = {
  readonly count: number;
  /**
   * How far the expenses are synced. A change of the mapping affects only unsynced ones, because the records of queued
   * expenses are frozen.
   */
  readonly syncPhase: 'unsynced' | 'under-way' | 'in-books';
  readonly currency: string;
  readonly cardId: string | null;
  /** Whether a supplier is set on the expense, so that it does not come from the mapping. */
  readonly ownSupplier: boolean;
  readonly lines: readonly SpendingLine[];
};
export type SpendingLine = {
  readonly categoryId: string | null;
  readonly ownTaxRate: boolean;
  readonly ownTracking: boolean;
  readonly ownCustomer: boolean;
};

/** How many expenses a change of the mapping affects. Only the unsynced ones change. */
export type Impact = { readonly unsynced: number; readonly underWay: number; readonly inBooks: number };

/** Counts the expenses that the two mappings code differently, by how far they are synced. */
export function impactOf(before: Mapping, after: Mapping, groups: readonly SpendingGroup[], to: Package): Impact {
  const touched = groups.filter((group) => effectiveCoding(before, group, to) !== effectiveCoding(after, group, to));
  const counted = (syncPhase: SpendingGroup['syncPhase']) =>
    touched.filter((group) => group.syncPhase === syncPhase).reduce((sum, group) => sum + group.count, 0);
  return { unsynced: counted('unsynced'), underWay: counted('under-way'), inBooks: counted('in-books') };
}

/**
 * Returns, as text to compare, everything that the mapping decides for these expenses. The precedence is that of
 * lib/domain/coding/coding.
 */
function effectiveCoding(
  mapping: Mapping,
  { currency, cardId, ownSupplier, lines }: SpendingGroup,
  to: Package,
): string {
  const named = lines[0]?.categoryId ?? null;
  const hasOwn = ownSupplier && to.supplier === 'required';
  return JSON.stringify([
    bankAccountIn(mapping, cardId, currency),
    to.supplier === 'none' || hasOwn ? null : supplierOf(mapping, named, currency, to),
    lines.map((line) => {
      const target = line.categoryId ? targetIn(mapping, line.categoryId, currency) : undefined;
      return [
        target?.accountRef ?? null,
        line.ownTaxRate || to.taxRate === 'none' ? null : (target?.taxRateRef ?? null),
        line.ownTracking ? null : target?.trackingRefs.slice(0, to.trackingLimit),
        line.ownCustomer || !to.billable ? null : (target?.customerRef ?? null),
      ];
    }),
  ]);
}

const supplierOf = (mapping: Mapping, categoryId: string | null, currency: string, to: Package): string | null =>
  to.supplier === 'default' ? mapping.defaults.supplierRef : supplierIn(mapping, categoryId, currency);

/**
 * Returns the categories and cards that a change affects, so that only their expenses are counted. `everything` is true
 * when the defaults changed.
 */
export function affectedBy(
  before: Mapping,
  after: Mapping,
): { readonly categories: readonly string[]; readonly cards: readonly string[]; readonly everything: boolean } {
  const differing = <V>(one: Readonly<Record<string, V>>, other: Readonly<Record<string, V>>) =>
    [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => !same(one[key], other[key]));
  return {
    categories: differing(before.categories, after.categories),
    cards: differing(before.cards, after.cards),
    everything: !same(before.defaults, after.defaults),
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Describes the impact in one sentence: "31 unsynced expenses change, 412 synced ones do not change". */
export function describeImpact({ unsynced, underWay, inBooks }: Impact): string {
  const change = plural(unsynced, '# unsynced expense changes', '# unsynced expenses change');
  const unchanged = plural(inBooks, '# synced one does not change', '# synced ones do not change');
  const frozen = plural(underWay, '# being synced keeps its coding', '# being synced keep their coding');
  return [
    unsynced === 0 ? 'No unsynced expense changes' : change,
    ...(inBooks > 0 ? [unchanged] : []),
    ...(underWay > 0 ? [frozen] : []),
  ].join(', ');
}
