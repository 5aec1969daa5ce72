import { type Account, accountLabel, type TaxRate } from '../books';
import type { Package, PackageKey } from '../package';
import { type BrandKey, brandOf } from './package-type';

/**
 * Matches the refs of tax rates for purchases, which the package refuses on an income account. The ids of other packages do
 * not say what a rate is for. Xero: the names of the system tax types (Accounting API, Types). QuickBooks Online: Codat
 * adds `_Bills` to the id of a tax code for purchases (Codat, QuickBooks Online, Tax rates).
 */
const forPurchases: Readonly<Partial<Record<BrandKey, RegExp>>> = {
  xero: /INPUT\d*$|EXPENSES$/,
  'quickbooks-online': /_Bills$/,
};

/** Whether a line on the account can have the tax rate. True where the ids of the rates do not tell. */
export const taxRateFits = ({ ref }: Pick<TaxRate, 'ref'>, { type }: Pick<Account, 'type'>, key: PackageKey): boolean =>
  type !== 'Income' || !forPurchases[brandOf(key)]?.test(ref);

/** Says why the package refuses the tax rate on the account. */
export const taxMisfit = (rate: TaxRate, account: Account, { name }: Package): string =>
  `${rate.name} is for purchases only, and ${name} refuses it on the income account ${accountLabel(account)}. Choose another tax rate or account.`;
