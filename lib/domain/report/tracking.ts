import { z } from 'zod';
import type { TrackingCategory } from '@/lib/domain/books/books';

/** A tracking category, such as Department, and its options. A line has at most one of them in most packages. */
export type TrackingGroup = { readonly ref: string; readonly name: string };

/** The group of options that belong to no tracking category. */
export const ungrouped = '-';

/** Returns the tracking categories of the books that have options, in their order. */
export function trackingGroups(tracking: readonly TrackingCategory[]): TrackingGroup[] {
  const groupOf = groupsOf(tracking);
  const names = new Map(tracking.map(({ ref, name }) => [ref, name]));
  const refs = new Set(tracking.filter(({ hasChildren }) => !hasChildren).map(({ ref }) => groupOf(ref)));
  return [...refs].map((ref) => ({ ref, name: ref === ungrouped ? 'Tracking' : (names.get(ref) ?? 'Tracking') }));
}

/** Returns a function from the ref of an option to that of its tracking category. */
export function groupsOf(tracking: readonly TrackingCategory[]): (ref: string) => string {
  const parents = new Map(tracking.map(({ ref, parentRef }) => [ref, parentRef]));
  return (ref) => {
    let at = ref;
    // The limit ends a loop of parents, which a package should not have.
    for (let steps = 0; steps < 20; steps += 1) at = parents.get(at) ?? at;
    return at === ref ? ungrouped : at;
  };
}

/** The value of the filter by tracking: lines that have exactly these options of a tracking category. */
export type TrackingValue = { readonly group: string; readonly refs: readonly string[] };

const stored = z.tuple([z.string()], z.string());

/** Converts the value to text. The options are sorted, so that the same ones always give the same text. */
export const trackingKey = ({ group, refs }: TrackingValue): string => JSON.stringify([group, ...[...refs].sort()]);

/** Parses the text of `trackingKey`; null when it is not one. */
export function parseTrackingKey(text: string): TrackingValue | null {
  try {
    const [group, ...refs] = stored.parse(JSON.parse(text));
    return { group, refs };
  } catch {
    return null;
  }
}
