import type { Package } from '@/lib/domain/books/package';
import { plural } from '@/lib/domain/plural';
import { bankAccountIn, type Mapping, supplierIn, targetIn } from './mapping';

/** Expenses that the mapping codes alike, counted. */
export type SpendingGroup = {
  readonly count: number;
  /** Whether it can still change: those on their way go as they were frozen. */
  readonly syncPhase: 'unsynced' | 'under-way' | 'in-books';
  readonly currency: string;
  readonly cardId: string | null;
  /** A supplier of its own is not the mapping's. */
  readonly ownSupplier: boolean;
  readonly lines: readonly SpendingLine[];
};
export type SpendingLine = {
  readonly categoryId: string | null;
  readonly ownTaxRate: boolean;
  readonly ownTracking: boolean;
  readonly ownCustomer: boolean;
};

/** What saving a change of the mapping does to expenses. */
export type Impact = { readonly unsynced: number; readonly underWay: number; readonly inBooks: number };

/** How many expenses the change would write otherwise, by whether they still can be. */
export function impactOf(before: Mapping, after: Mapping, groups: readonly SpendingGroup[], to: Package): Impact {
  const touched = groups.filter((group) => effectiveCoding(before, group, to) !== effectiveCoding(after, group, to));
  const counted = (syncPhase: SpendingGroup['syncPhase']) =>
    touched.filter((group) => group.syncPhase === syncPhase).reduce((sum, group) => sum + group.count, 0);
  return { unsynced: counted('unsynced'), underWay: counted('under-way'), inBooks: counted('in-books') };
}

/** All that a mapping decides of such an expense, to be compared. The same precedence as lib/domain/coding/coding. */
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

/** What of the mapping a change touches, so that only such expenses need be looked at. */
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

/** "31 unsynced expenses change, 412 synced ones do not." */
export function describeImpact({ unsynced, underWay, inBooks }: Impact): string {
  const change = plural(unsynced, '# unsynced expense changes', '# unsynced expenses change');
  const stay = plural(inBooks, '# synced one does not', '# synced ones do not');
  const going = plural(underWay, '# on its way goes as it was', '# on their way go as they were');
  return [
    unsynced === 0 ? 'No unsynced expense changes' : change,
    ...(inBooks > 0 ? [stay] : []),
    ...(underWay > 0 ? [going] : []),
  ].join(', ');
}
