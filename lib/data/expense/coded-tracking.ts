import 'server-only';
import type { Prisma } from '@/lib/data/generated/client';
import { booksIndex } from '@/lib/domain/books/books';
import type { CodingContext } from '@/lib/domain/coding/coding';
import { canShareLine, recordOptions } from '@/lib/domain/coding/record/tracking';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import type { Mapping } from '@/lib/domain/mapping/mapping';

/** Matches lines whose tracking options are in use and can be together on a line. */
export function trackingIsGood(
  { package: target, mapping, books }: CodingContext,
  ownTracking: readonly string[],
): Prisma.ExpenseLineWhereInput {
  const { trackingInUse } = booksIndex(books);
  return trackingIs(
    { mapping, ownTracking },
    (refs) => refs.every((ref) => trackingInUse.has(ref)) && canShareLine(refs.slice(0, target.trackingLimit), books),
  );
}

/** Matches expenses whose lines agree in the options that are the same on all lines of a record. */
export function sharedTrackingIsGood(
  { package: target, mapping }: CodingContext,
  ownTracking: readonly string[],
): Prisma.MovementWhereInput {
  const shared = (refs: readonly string[]) => recordOptions(refs.slice(0, target.trackingLimit), target);
  const named = new Set([
    ...ownTracking.flatMap((kept) => shared(parseTrackingRefs(kept) ?? [])),
    ...Object.values(mapping.categories).flatMap(({ trackingRefs }) => shared(trackingRefs)),
  ]);
  if (named.size < 2) return {};
  return {
    OR: [...named].map((option) => ({
      expense: {
        lines: {
          every: trackingIs({ mapping, ownTracking }, (refs) => shared(refs).every((other) => other === option)),
        },
      },
    })),
  };
}

/** Matches lines whose tracking options fit: their own, or those of their category in the mapping. */
function trackingIs(
  { mapping, ownTracking }: { readonly mapping: Mapping; readonly ownTracking: readonly string[] },
  fits: (refs: readonly string[]) => boolean,
): Prisma.ExpenseLineWhereInput {
  const bad = Object.entries(mapping.categories).filter(([, to]) => !fits(to.trackingRefs));
  return {
    OR: [
      { trackingRefs: { not: null, in: ownTracking.filter((kept) => fits(parseTrackingRefs(kept) ?? [])) } },
      { trackingRefs: null, OR: [{ categoryId: null }, { categoryId: { notIn: bad.map(([id]) => id) } }] },
    ],
  };
}
