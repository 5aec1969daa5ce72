import type { PackageKey } from '@/lib/domain/books/package';
import { type BrandKey, brandOf } from '@/lib/domain/books/package/package-type';
import { addDays, type Day } from '@/lib/domain/day';

/**
 * What a package accepts as lines of a bank feed (Codat, "Pushing transactions"). Every package takes at most 1,000 lines
 * in a request, and none of the future.
 */
export type FeedRules = {
  /** The age in days of the oldest line. */
  readonly oldestDays: number;
  /** Whether each line has the balance of the account after it. */
  readonly needsBalance: boolean;
  /** Whether a line must not be older than the newest one that was sent. */
  readonly inOrderOnly: boolean;
};

export const mostLinesSent = 1_000;

const aYear: FeedRules = { oldestDays: 365, needsBalance: true, inOrderOnly: false };

/** The packages without an entry take no bank lines through Codat. The way in which expenses are written does not matter. */
const rules: Readonly<Partial<Record<BrandKey, FeedRules>>> = {
  xero: aYear,
  netsuite: aYear,
  freeagent: aYear,
  'quickbooks-online': { oldestDays: 7, needsBalance: false, inOrderOnly: true },
};

/** Returns the rules of a package; null when it takes no bank lines. */
export const feedRulesOf = (key: PackageKey): FeedRules | null => rules[brandOf(key)] ?? null;

/** Returns the oldest day of a line that the package takes. */
export const oldestLineDay = ({ oldestDays }: FeedRules, today: Day): Day => addDays(today, -oldestDays);

/** Returns why the package would not take a line; null when it takes it. `newestSent` is the day of the newest sent line. */
export function lineProblem(
  day: Day,
  feed: FeedRules,
  { today, newestSent, name }: { readonly today: Day; readonly newestSent: Day | null; readonly name: string },
): string | null {
  if (day > today) return `It is dated in the future. ${name} accepts it from that day.`;
  if (day < oldestLineDay(feed, today))
    return `${name} does not accept lines older than ${feed.oldestDays} days. Enter it there by hand.`;
  if (feed.inOrderOnly && newestSent !== null && day < newestSent)
    return `${name} does not accept a line that is older than its newest one. Enter it there by hand.`;
  return null;
}

/** Whether Codat has the balances of a package's bank accounts (Codat, "Xero reference": "balance is not populated"). */
export const givesBalances = (key: PackageKey): boolean => brandOf(key) !== 'xero';
