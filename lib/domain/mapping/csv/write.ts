import { type Books, booksIndex } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import type { Category } from '@/lib/domain/company/category';
import { type CategoryTarget, emptyTarget, type Mapping } from '@/lib/domain/mapping/mapping';
import { type Column, mappingColumns } from './columns';

/**
 * Returns the mapping as rows of a file, with a header. A category has one row, and another row for each currency that
 * is mapped differently.
 */
export function mappingRows(mapping: Mapping, categories: readonly Category[], books: Books, to: Package): string[][] {
  const columns = mappingColumns(books, to);
  const row = (name: string, currency: string, target: CategoryTarget) =>
    columns.map(({ column }) => cellOf(column, { name, currency, target, books }));
  return [
    columns.map(({ title }) => title),
    ...categories.flatMap(({ id, name }) => {
      const target = mapping.categories[id] ?? emptyTarget;
      const others = Object.entries(target.byCurrency).sort(([one], [other]) => (one < other ? -1 : 1));
      return [
        row(name, '', target),
        ...others.map(([currency, own]) => row(name, currency, { ...emptyTarget, ...own })),
      ];
    }),
  ];
}

type Row = {
  readonly name: string;
  readonly currency: string;
  readonly target: CategoryTarget;
  readonly books: Books;
};

function cellOf(column: Column, { name, currency, target, books }: Row): string {
  const index = booksIndex(books);
  const account = target.accountRef === null ? undefined : index.accounts.get(target.accountRef);
  switch (column.is) {
    case 'category':
      return name;
    case 'currency':
      return currency;
    case 'account code':
      return account?.code ?? '';
    case 'account':
      return account?.name ?? target.accountRef ?? '';
    case 'tax rate':
      return target.taxRateRef === null ? '' : (index.taxRates.get(target.taxRateRef)?.name ?? target.taxRateRef);
    case 'supplier':
      return target.supplierRef === null ? '' : (index.suppliers.get(target.supplierRef)?.name ?? target.supplierRef);
    case 'customer':
      return target.customerRef === null ? '' : (index.customers.get(target.customerRef)?.name ?? target.customerRef);
    case 'tracking':
      return optionOf(column.dimensionRef, target.trackingRefs, books);
  }
}

const optionOf = (dimensionRef: string, refs: readonly string[], books: Books): string =>
  books.tracking.find((option) => refs.includes(option.ref) && rootOf(option.ref, books) === dimensionRef)?.name ?? '';

/** Returns the ref of the tracking category that contains an option, at any depth. */
export function rootOf(ref: string, books: Books): string {
  const entry = books.tracking.find((option) => option.ref === ref);
  return entry?.parentRef ? rootOf(entry.parentRef, books) : ref;
}
