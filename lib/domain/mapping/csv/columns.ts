import { type Books, trackingDimensions } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import { comparableText } from '@/lib/domain/comparable-text';

/** What a column of a mapping file contains. `dimensionRef` is the ref of a tracking category, such as Department. */
export type Column =
  | { readonly is: 'category' | 'currency' | 'account code' | 'account' | 'tax rate' | 'supplier' | 'customer' }
  | { readonly is: 'tracking'; readonly dimensionRef: string };

/** Returns the columns of a mapping file for this package, in order, with their titles. */
export function mappingColumns(books: Books, to: Package): { readonly title: string; readonly column: Column }[] {
  const fixed = (title: string, is: Exclude<Column['is'], 'tracking'>) => ({ title, column: { is } });
  return [
    fixed('Category', 'category'),
    fixed('Currency', 'currency'),
    fixed('Account code', 'account code'),
    fixed('Account', 'account'),
    ...(to.taxRate === 'none' ? [] : [fixed('Tax rate', 'tax rate')]),
    ...trackingDimensions(books, to).map(({ root }) => ({
      title: `Tracking: ${root.name}`,
      column: { is: 'tracking' as const, dimensionRef: root.ref },
    })),
    ...(to.supplier === 'required' ? [fixed('Supplier', 'supplier')] : []),
    ...(to.billable ? [fixed('Customer', 'customer')] : []),
  ];
}

/** Returns the column for each title in a file's header; undefined for an unknown title. */
export function matchColumns(header: readonly string[], books: Books, to: Package): (Column | undefined)[] {
  const known = mappingColumns(books, to);
  return header.map((title) => {
    const plain = comparableText(title);
    const found = known.find(
      (one) => comparableText(one.title) === plain || comparableText(one.title) === `tracking ${plain}`,
    );
    return found?.column ?? alias(plain);
  });
}

const alias = (plain: string): Column | undefined => {
  const is = aliases.get(plain);
  return is && { is };
};

/** Titles that files of other tools use for the same columns. */
const aliases = new Map<string, Exclude<Column['is'], 'tracking'>>([
  ['name', 'category'],
  ['code', 'account code'],
  ['nominal code', 'account code'],
  ['gl code', 'account code'],
  ['account number', 'account code'],
  ['account name', 'account'],
  ['nominal account', 'account'],
  ['gl account', 'account'],
  ['tax', 'tax rate'],
  ['vat rate', 'tax rate'],
  ['vat', 'tax rate'],
  ['tax code', 'tax rate'],
  ['vendor', 'supplier'],
  ['bill to', 'customer'],
  ['billed to', 'customer'],
]);
