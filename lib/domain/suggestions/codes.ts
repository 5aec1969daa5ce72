import type { PackageKey } from '@/lib/domain/books/package';
import { type BrandKey, brandOf } from '@/lib/domain/books/package/package-type';

/**
 * The account codes of a package's default chart, with the purpose of each account. They identify an account that was
 * renamed. The codes are those of Xero's default chart from 400 to 499, which are equal in its British, Irish and
 * Australian editions (developer.xero.com, default charts).
 */
const ownCodes: Readonly<Partial<Record<BrandKey, Readonly<Record<string, string>>>>> = {
  xero: {
    '400': 'Advertising',
    '404': 'Bank fees',
    '420': 'Entertainment',
    '425': 'Postage & delivery',
    '429': 'Other',
    '433': 'Insurance',
    '441': 'Legal',
    '445': 'Utilities',
    '449': 'Fuel',
    '453': 'Office supplies',
    '461': 'Printing',
    '463': 'Software',
    '469': 'Rent',
    '473': 'Repairs',
    '480': 'Training',
    '485': 'Subscriptions',
    '489': 'Telephone & internet',
    '493': 'Travel',
  },
};

/** Returns the purpose of the account that has this code in the package's default chart; undefined when it has none. */
export const standardPurpose = (code: string, key: PackageKey): string | undefined => ownCodes[brandOf(key)]?.[code];
