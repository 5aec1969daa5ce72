import { type BrandKey, brandOf, directKeyOf, isExpensesKey, type PackageKey } from './package-type';

/** The two ways in which Outlay can write to a package: with Codat's Expenses API or with its Accounting API. */
export const ways = ['expenses', 'accounting'] as const;
export type Way = (typeof ways)[number];

export const wayNames: Readonly<Record<Way, string>> = {
  expenses: 'As expenses',
  accounting: 'As direct costs',
};

/** Returns the key of a package with a way; null when the package does not have that way. */
export function keyWithWay(key: PackageKey, way: Way): PackageKey | null {
  const brand: BrandKey = brandOf(key);
  if (!isExpensesKey(brand)) return way === 'accounting' ? brand : null;
  return way === 'expenses' ? brand : directKeyOf(brand);
}
