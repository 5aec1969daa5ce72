import type { Books } from '@/lib/domain/books/books';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { Package } from '@/lib/domain/books/package';
import { currencies as allCurrencies, currencyName } from '@/lib/domain/currency';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { accountChoices, type DayWords, dimensionChoices, ownTaxRates, taxRateChoices } from './choices';
import type { TableChoices } from './table/view';

/** Returns the options of every column in the table of categories. */
export function tableChoices({
  books,
  to,
  mapping,
  suggested,
  currency,
  inUse,
  dayOf,
}: {
  books: Books;
  to: Package;
  mapping: Mapping;
  /** The ids of the accounts that are suggested for a category. */
  suggested: readonly string[];
  currency: string;
  /** The currencies that expenses and bank accounts have. */
  inUse: readonly string[];
  dayOf: DayWords;
}): TableChoices {
  const targets = Object.values(mapping.categories);
  const everywhere = targets.flatMap((target) => [target, ...Object.values(target.byCurrency)]);
  const accounts = new Set([...everywhere.flatMap((target) => target.accountRef ?? []), ...suggested]);
  const taxRates = new Set(everywhere.flatMap((target) => target.taxRateRef ?? []));
  return {
    books: to.name,
    accounts: accountChoices(books, to, accounts, dayOf),
    taxRates: to.taxRate === 'none' ? null : taxRateChoices(books, to, taxRates, dayOf),
    ownTaxRates: ownTaxRates(books, to),
    dimensions: dimensionChoices(books, to),
    trackingLimit: to.trackingLimit,
    takesSupplier: to.supplier === 'required',
    takesCustomer: to.billable,
    names: Object.fromEntries(
      (['suppliers', 'customers'] as const).flatMap((list) =>
        books[list].map(({ ref, name }) => [entryKey({ list, ref }), name]),
      ),
    ),
    currency,
    currencies: currencyChoices(inUse),
  };
}

/** Returns every currency as an option; those in use come first. */
export function currencyChoices(inUse: readonly string[]) {
  const first = [...new Set(inUse)].filter((code) => allCurrencies.includes(code));
  const named = (code: string, group: string) => ({
    value: code,
    label: `${code} ${currencyName(code)}`,
    group,
  });
  return [
    ...first.map((code) => named(code, 'In use')),
    ...allCurrencies.filter((code) => !first.includes(code)).map((code) => named(code, 'All')),
  ];
}
