import { accountsFor, type Books, isInUse, taxRatesFor, trackingDimensions } from '@/lib/domain/books/books';
import { takesOtherCurrencies } from '@/lib/domain/books/currency/booking';
import { type EntryMatch, type ListedEntry, listedEntries, matchEntry } from '@/lib/domain/books/entry-match';
import type { EntryRef } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import type { Package } from '@/lib/domain/books/package';

/** Returns the entries of a list that a person can choose in the mapping. */
export function selectableEntries(books: Books, list: EntryList, to: Package): ListedEntry[] {
  const refs = new Set(usable(books, list, to).map((entry) => entry.ref));
  return listedEntries(books, list).filter((entry) => refs.has(entry.ref));
}

function usable(books: Books, list: EntryList, to: Package): readonly { readonly ref: string }[] {
  switch (list) {
    case 'accounts':
      return accountsFor(books, 'payment');
    case 'taxRates':
      return taxRatesFor(books, 'payment');
    case 'tracking':
      return trackingDimensions(books, to).flatMap(({ options }) => options);
    case 'bankAccounts':
    case 'suppliers':
    case 'customers':
      return books[list].filter(isInUse);
  }
}

/** Returns the entries that can replace an unusable one, and the best match among them. */
export function suggestReplacement(
  { list, ref }: EntryRef,
  books: Books,
  to: Package,
): { readonly old: ListedEntry; readonly choices: readonly ListedEntry[]; readonly match: EntryMatch | undefined } {
  const old = listedEntries(books, list).find((entry) => entry.ref === ref) ?? unlistedEntry(ref);
  const choices = selectableEntries(books, list, to).filter((entry) => entry.ref !== ref && fits(entry, old, list, to));
  return { old, choices, match: matchEntry(old, choices) };
}

/**
 * Whether an entry can replace another one. A tracking option must belong to the same tracking category, and a bank
 * account must have the same currency where the package requires it.
 */
const fits = (entry: ListedEntry, old: ListedEntry, list: EntryList, to: Package): boolean => {
  if (old.kind === '') return true;
  if (list === 'bankAccounts') return takesOtherCurrencies(to) || entry.kind === old.kind;
  return list !== 'tracking' || entry.kind === old.kind;
};

/** Returns a placeholder for an entry that the books do not contain. Its name is its id. */
export const unlistedEntry = (ref: string): ListedEntry => ({
  ref,
  name: ref,
  code: '',
  previousName: null,
  kind: '',
  isInUse: false,
});
