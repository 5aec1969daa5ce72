import type { PackageKey } from '@/lib/domain/books/package';

/**
 * Default account codes of a package, which identify an account after a rename. From Xero's default chart, 400 to 499,
 * equal in its British, Irish and Australian editions (developer.xero.com, default charts).
 */
const ownCodes: Readonly<Partial<Record<PackageKey, Readonly<Record<string, string>>>>> = {
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

/** Returns the purpose of an account code in the package's default chart. */
export const standardPurpose = (code: string, key: PackageKey): string | undefined => ownCodes[key]?.[code];
