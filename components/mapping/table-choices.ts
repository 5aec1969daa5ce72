import { accountLabel, type Books, booksIndex, trackingDimensions } from '@/lib/domain/books/books';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { Package } from '@/lib/domain/books/package';
import { isTaxRateOptional } from '@/lib/domain/mapping/health';
import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import { ownTaxRates } from '@/lib/domain/mapping/options';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import type { TableChoices } from './table/view';

/**
 * Returns what each column of the table of categories offers, and the names of the entries that the page shows. The lists
 * of the books are not in it, because they may have thousands of entries.
 */
export function tableChoices({
  books,
  to,
  targets,
  suggestions,
  currency,
  currenciesInUse,
}: {
  books: Books;
  to: Package;
  /** The codings of the categories on the page. */
  targets: readonly CategoryTarget[];
  suggestions: readonly Suggestion[];
  currency: string;
  currenciesInUse: readonly string[];
}): TableChoices {
  const shown = [...targets, ...targets.flatMap((target) => Object.values(target.byCurrency)), ...suggestions];
  const accounts = new Set(shown.flatMap(({ accountRef }) => accountRef ?? []));
  const own = [...ownTaxRates(books, to)].filter(([account]) => accounts.has(account));
  const taxRates = new Set([...shown.flatMap(({ taxRateRef }) => taxRateRef ?? []), ...own.map(([, { ref }]) => ref)]);
  const tracking = new Set(targets.flatMap(({ trackingRefs }) => trackingRefs));
  const index = booksIndex(books);
  const dimensions = trackingDimensions(books, to).map(({ root }) => ({ ref: root.ref, name: root.name }));
  return {
    books: to.name,
    takesTaxRate: to.taxRate === 'none' ? null : isTaxRateOptional(to) ? 'optional' : 'required',
    ownTaxRates: Object.fromEntries(own.map(([account, { ref }]) => [account, ref])),
    dimensions,
    dimensionOf: Object.fromEntries(
      [...tracking].flatMap((ref) => {
        const root = index.trackingRoots.get(ref);
        return root ? [[ref, root]] : [];
      }),
    ),
    trackingLimit: to.trackingLimit,
    takesSupplier: to.supplier === 'required',
    takesCustomer: to.billable,
    names: Object.fromEntries([
      ...books.accounts
        .filter(({ ref }) => accounts.has(ref))
        .map((entry) => named('accounts', entry.ref, accountLabel(entry))),
      ...books.taxRates.filter(({ ref }) => taxRates.has(ref)).map(({ ref, name }) => named('taxRates', ref, name)),
      ...books.tracking.filter(({ ref }) => tracking.has(ref)).map(({ ref, name }) => named('tracking', ref, name)),
      ...(['suppliers', 'customers'] as const).flatMap((list) =>
        books[list].map(({ ref, name }) => named(list, ref, name)),
      ),
    ]),
    currency,
    currenciesInUse,
  };
}

const named = (list: Parameters<typeof entryKey>[0]['list'], ref: string, name: string) =>
  [entryKey({ list, ref }), name] as const;
