import { formatCount, mostCounted } from '@/lib/domain/number';

/** A number of rows that is exact up to a limit. With `isMore`, there are more rows than were counted. */
export type BoundedCount = { readonly count: number; readonly isMore: boolean };

export const boundedSum = (counts: readonly BoundedCount[]): BoundedCount => ({
  count: counts.reduce((sum, { count }) => sum + count, 0),
  isMore: counts.some(({ isMore }) => isMore),
});

/** Formats a count as "312", "12,480", or "10,000+" when there are more. */
export function formatBounded({ count, isMore }: BoundedCount, locale: string): string {
  return isMore ? `${formatCount(Math.min(count, mostCounted), locale)}+` : formatCount(count, locale);
}
