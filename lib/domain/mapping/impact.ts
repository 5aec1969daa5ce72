import type { Package } from '@/lib/domain/books/package';
import { plural } from '@/lib/domain/plural';
import { bankAccountIn, type Mapping, supplierIn, targetIn } from './mapping';

/** The number of expenses that a mapping codes in the same way. */
export type SpendingGroup = {
  readonly count: number;
  /** Queued expenses no longer change: their records are frozen. */
  readonly syncPhase: 'unsynced' | 'under-way' | 'in-books';
  readonly currency: string;
  readonly cardId: string | null;
  /** Whether the expense has its own supplier, so that the mapping does not set it. */
  readonly ownSupplier: boolean;
  readonly lines: readonly SpendingLine[];
};
export type SpendingLine = {
  readonly categoryId: string | null;
  readonly ownTaxRate: boolean;
  readonly ownTracking: boolean;
  readonly ownCustomer: boolean;
};

/** How many expenses a mapping change affects. */
export type Impact = { readonly unsynced: number; readonly underWay: number; readonly inBooks: number };

/** Counts the expenses whose records the change affects, by whether they can still change. */
export function impactOf(before: Mapping, after: Mapping, groups: readonly SpendingGroup[], to: Package): Impact {
  const touched = groups.filter((group) => effectiveCoding(before, group, to) !== effectiveCoding(after, group, to));
  const counted = (syncPhase: SpendingGroup['syncPhase']) =>
    touched.filter((group) => group.syncPhase === syncPhase).reduce((sum, group) => sum + group.count, 0);
  return { unsynced: counted('unsynced'), underWay: counted('under-way'), inBooks: counted('in-books') };
}

/**
 * Returns everything a mapping decides for such an expense, for comparison. Same precedence as
 * lib/domain/coding/coding.
 */
function effectiveCoding(
  mapping: Mapping,
  { currency, cardId, ownSupplier, lines }: SpendingGroup,
  to: Package,
): string {
  const named = to.supplier === 'default' ? null : (lines[0]?.categoryId ?? null);
  const hasOwn = ownSupplier && to.supplier === 'required';
  return JSON.stringify([
    bankAccountIn(mapping, cardId, currency),
    to.supplier === 'none' || hasOwn ? null : supplierIn(mapping, named, currency),
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

/** Returns which parts of the mapping a change affects, so that only matching expenses are read. */
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

/** Describes the impact: "31 unsynced expenses change, 412 synced ones do not change". */
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
