import 'server-only';
import { bookingsSql } from '@/lib/data/books/bookings';
import type { Tx } from '@/lib/data/db';
import type { Setup } from '@/lib/data/setup/setup';
import type { BookingCount } from '@/lib/domain/books/bookings';
import { packageOf } from '@/lib/domain/books/package';
import type { Category } from '@/lib/domain/company/category';
import { mappingContent } from '@/lib/domain/mapping/content';
import { guessCategory } from '@/lib/domain/merchant/guess';
import { compareNames } from '@/lib/domain/suggestions/name-match';
import { categoriesWithoutAccount, type Suggestion, suggestTargets } from '@/lib/domain/suggestions/suggest';

const versionsBack = 10;

/**
 * Returns a suggested account and tax rate for each category without a usable account, by category id. The suggestions
 * come from the names of the accounts, from the customer's own bookings, and from earlier mapping versions. Reads nothing
 * when every category has a usable account.
 */
export async function suggestionsIn(
  tx: Tx,
  companyId: string,
  { connection, books, categories, at }: Pick<Setup, 'connection' | 'books' | 'categories' | 'at'>,
): Promise<ReadonlyMap<string, Suggestion>> {
  const { mapping } = at;
  if (!connection || categoriesWithoutAccount({ categories, mapping, books }).length === 0) return new Map();
  const [row] = await tx.$queryRaw<{ bookings: BookingCount[]; versions: unknown[] }[]>`
    select (select coalesce(json_agg(b), '[]') from (${bookingsSql(connection.id)}) b) as bookings,
      (select coalesce(json_agg(v.content order by v.number desc), '[]') from (
        select number, content from mapping_versions where company_id = ${companyId}::uuid
        order by number desc offset 1 limit ${versionsBack}) v) as versions`;
  return suggestTargets({
    categories,
    mapping,
    books,
    package: packageOf(connection.package),
    bookings: row?.bookings ?? [],
    earlier: earlierAccounts(row?.versions ?? []),
    categoryOf: (supplier) => knownCategoryOf(supplier, connection.baseCurrency ?? '', categories),
  });
}

/**
 * Returns the accounts of each category in the last ten versions before the current one, newest first. They may include
 * accounts of other books. Those are never suggested, because the current books do not contain them.
 */
function earlierAccounts(versions: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const accounts = new Map<string, string[]>();
  for (const content of versions)
    for (const [id, { accountRef }] of Object.entries(mappingContent.parse(content).categories))
      if (accountRef !== null) accounts.set(id, [...(accounts.get(id) ?? []), accountRef]);
  return accounts;
}

// A guess depends on nothing but the name, the currency and the categories. The categories of a setup are one object for as
// long as they do not change, and a page has at most as many suppliers as bookings.
const guesses = new WeakMap<readonly Category[], Map<string, string | null>>();

function knownCategoryOf(supplier: string, currency: string, categories: readonly Category[]): string | null {
  const known = guesses.get(categories) ?? new Map<string, string | null>();
  guesses.set(categories, known);
  const key = `${currency} ${supplier}`;
  const guess = known.get(key) ?? (known.has(key) ? null : categoryOfSupplier(supplier, currency, categories));
  known.set(key, guess);
  return guess;
}

/**
 * Returns the category that fits a supplier. It comes from the merchant dictionary, or else from the supplier's name:
 * "Bristol Taxis" is travel.
 */
function categoryOfSupplier(supplier: string, currency: string, categories: readonly Category[]): string | null {
  const guess = guessCategory({ merchant: supplier, amount: 0, currency }, { categories, history: [] });
  if ('categoryId' in guess) return guess.categoryId;
  const [closest] = categories
    .map(({ id, name }) => ({ id, confidence: compareNames(name, supplier)?.confidence ?? 0 }))
    .sort((one, other) => other.confidence - one.confidence);
  return closest && closest.confidence >= 60 ? closest.id : null;
}
