import { type Books, trackingDimensions } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import { comparableText } from '@/lib/domain/comparable-text';

/** What a column of a mapping's file says. */
export type Column =
  | { readonly is: 'category' | 'currency' | 'account code' | 'account' | 'tax rate' | 'supplier' | 'customer' }
  | { readonly is: 'tracking'; readonly dimensionRef: string };

/** The columns a package's mapping has, in the order they are written, with what stands over each. */
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

/** Which column each title of a file stands for; undefined for those that say nothing to us. */
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

/** How other tools call them. */
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
