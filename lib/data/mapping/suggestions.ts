import 'server-only';
import { bookingsIn } from '@/lib/data/books/bookings';
import type { Tx } from '@/lib/data/db';
import type { Books, Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Category } from '@/lib/domain/company/category';
import { type Mapping, mappingContent } from '@/lib/domain/mapping/mapping';
import { guessCategory } from '@/lib/domain/merchant/guess';
import { compareNames } from '@/lib/domain/suggestions/name-match';
import { type Suggestion, suggestTargets } from '@/lib/domain/suggestions/suggest';

const mostBookings = 5_000;
const versionsBack = 10;

/** Returns suggestions for categories without an account, from the lists, the bookings and earlier versions. */
export async function suggestionsIn(
  tx: Tx,
  companyId: string,
  given: { connection: Connection; books: Books; categories: readonly Category[]; mapping: Mapping },
): Promise<ReadonlyMap<string, Suggestion>> {
  const { connection, books, categories, mapping } = given;
  const bookings = (await bookingsIn(tx, connection.id)).slice(0, mostBookings);
  return suggestTargets({
    categories,
    mapping,
    books,
    package: packageOf(connection.package),
    bookings,
    earlier: await earlierAccounts(tx, companyId),
    categoryOf: (supplier) => categoryOfSupplier(supplier, connection.baseCurrency ?? '', categories),
  });
}

/**
 * Returns the accounts of the last versions, newest first. Entries of other books are not in the lists, so they are
 * never suggested.
 */
async function earlierAccounts(tx: Tx, companyId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const versions = await tx.mappingVersion.findMany({
    where: { companyId },
    select: { content: true },
    orderBy: { number: 'desc' },
    skip: 1,
    take: versionsBack,
  });
  const accounts = new Map<string, string[]>();
  for (const { content } of versions)
    for (const [id, { accountRef }] of Object.entries(mappingContent.parse(content).categories))
      if (accountRef !== null) accounts.set(id, [...(accounts.get(id) ?? []), accountRef]);
  return accounts;
}

/** Returns the category of a supplier, from the merchant dictionary, else from its name: "Bristol Taxis" is travel. */
function categoryOfSupplier(supplier: string, currency: string, categories: readonly Category[]): string | null {
  const guess = guessCategory({ merchant: supplier, amount: 0, currency }, { categories, history: [] });
  if ('categoryId' in guess) return guess.categoryId;
  const [closest] = categories
    .map(({ id, name }) => ({ id, confidence: compareNames(name, supplier)?.confidence ?? 0 }))
    .sort((one, other) => other.confidence - one.confidence);
  return closest && closest.confidence >= 60 ? closest.id : null;
}
