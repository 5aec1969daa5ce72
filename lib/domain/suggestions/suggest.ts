import { type Account, accountsFor, type Books } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import { type CategoryTarget, emptyTarget, type Mapping } from '@/lib/domain/mapping/mapping';
import { standardPurpose } from './codes';
import { type AccountBookings, accountsByCategory, type BookedAccount } from './history';
import { compareNames } from './name-match';
import { suggestTaxRate } from './tax-rate';

/** A suggested account and tax rate for a category, with the confidence in per cent. The package accepts both. */
export type Suggestion = {
  readonly accountRef: string;
  readonly taxRateRef: string | null;
  readonly confidence: number;
  /** The reason in words, such as "Same name; the account’s own tax rate in Xero". */
  readonly reason: string;
};

export type SuggestionFacts = {
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly mapping: Mapping;
  readonly books: Books;
  readonly package: Package;
  readonly bookings: readonly AccountBookings[];
  /** For each category, the accounts that it had in earlier mapping versions, the newest first. */
  readonly earlier: ReadonlyMap<string, readonly string[]>;
  /** Guesses the category of a supplier; null when it is unknown. */
  readonly categoryOf: (supplier: string) => string | null;
};

/** Returns the categories that have no account, or whose account cannot be used any more. */
export function categoriesWithoutAccount({
  categories,
  mapping,
  books,
}: Pick<SuggestionFacts, 'categories' | 'mapping' | 'books'>): SuggestionFacts['categories'] {
  const usable = new Set(accountsFor(books, 'payment').map((account) => account.ref));
  return categories.filter(({ id }) => {
    const account = mapping.categories[id]?.accountRef ?? null;
    return account === null || !usable.has(account);
  });
}

/** Suggests an account for each category that has none, or whose account cannot be used any more. */
export function suggestTargets(facts: SuggestionFacts): ReadonlyMap<string, Suggestion> {
  const accounts = accountsFor(facts.books, 'payment').filter((account) => account.type === 'Expense');
  const booked = accountsByCategory(facts.bookings, facts.categoryOf);
  const found = new Map<string, Suggestion>();
  for (const category of categoriesWithoutAccount(facts)) {
    const target = facts.mapping.categories[category.id] ?? emptyTarget;
    const best = likeliest(accounts, category, booked.get(category.id) ?? [], facts);
    const suggestion = best && withTax(best, target, facts);
    if (suggestion) found.set(category.id, suggestion);
  }
  return found;
}

type Candidate = { readonly account: Account; readonly confidence: number; readonly reason: string };

const least = 50;

function likeliest(
  accounts: readonly Account[],
  category: { readonly id: string; readonly name: string },
  habitsHere: readonly BookedAccount[],
  facts: SuggestionFacts,
): Candidate | undefined {
  const candidates = accounts
    .map((account) => candidate(account, category, habitsHere, facts))
    .filter((found) => found !== undefined)
    .sort((one, other) => other.confidence - one.confidence || byCode(one.account, other.account));
  const [best, second] = candidates;
  if (!best || best.confidence < least) return undefined;
  // When a second account is almost as likely, the confidence is reduced, so that a person checks the suggestion.
  const close = second && best.confidence - second.confidence < 5 && best.reason !== earlierReason;
  return close ? { ...best, confidence: Math.max(best.confidence - 12, least) } : best;
}

const earlierReason = 'It went here in an earlier version of the mapping';

/**
 * Returns the confidence that an account is right for a category, and the reasons. The strongest evidence decides, and
 * further evidence raises its confidence.
 */
function candidate(
  account: Account,
  category: { readonly id: string; readonly name: string },
  habitsHere: readonly BookedAccount[],
  { package: to, earlier }: SuggestionFacts,
): Candidate | undefined {
  const byName = compareNames(category.name, account.name);
  const purpose = standardPurpose(account.code, to.key);
  const byCode = purpose ? compareNames(category.name, purpose) : undefined;
  const evidence = [
    ...(earlier.get(category.id)?.includes(account.ref) ? [{ confidence: 93, reason: earlierReason }] : []),
    ...(byName ? [byName] : []),
    ...habitsHere.filter((habit) => habit.accountRef === account.ref),
    ...(byCode && byCode.confidence >= 80
      ? [{ confidence: 70, reason: `${account.code} is “${purpose}” in ${to.name}’s own chart` }]
      : []),
  ].sort((one, other) => other.confidence - one.confidence);
  const [strongest, ...others] = evidence;
  if (!strongest) return undefined;
  const confidence = Math.min(strongest.confidence + 3 * others.length, 99);
  const reasons = [strongest, ...others.filter((one) => one.confidence >= 80)].slice(0, 2);
  return { account, confidence, reason: reasons.map(({ reason }) => reason).join('; ') };
}

const byCode = (one: Account, other: Account) =>
  one.code.localeCompare(other.code, 'en', { numeric: true }) || one.name.localeCompare(other.name, 'en');

function withTax(best: Candidate, target: CategoryTarget, facts: SuggestionFacts): Suggestion | undefined {
  const tax = suggestTaxRate(best.account, facts.books, facts.package, facts.bookings);
  if (!tax) return undefined;
  const { confidence, reason, account } = best;
  return {
    accountRef: account.ref,
    taxRateRef: tax.ref,
    confidence: tax.isCertain ? confidence : Math.max(confidence - 3, 1),
    reason: [reason, ...(tax.reason && target.taxRateRef === null ? [tax.reason] : [])].join('; '),
  };
}
