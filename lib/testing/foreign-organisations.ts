import { type BrandKey, expensesKeys } from '@/lib/domain/books/package/package-type';

/** One organisation of each package with accounts and cards in several currencies, and its base currency. */
const organisations: Readonly<Record<BrandKey, readonly [organisation: string, baseCurrency: string]>> = {
  xero: ['northmark-expeditions', 'GBP'],
  'quickbooks-online': ['solent-chandlers', 'GBP'],
  netsuite: ['meridian-exports', 'GBP'],
  dynamics: ['ashcombe-exports', 'GBP'],
  freeagent: ['juniper-abroad', 'GBP'],
  zoho: ['saffron-imports', 'GBP'],
  intacct: ['orchard-relief', 'GBP'],
  'quickbooks-desktop': ['lakeside-imports', 'USD'],
  'sage-50': ['thornfield-exports', 'GBP'],
  'sage-business-cloud': ['maple-yard-abroad', 'GBP'],
};

export const foreignOrganisationOf = (key: BrandKey): readonly [organisation: string, baseCurrency: string] =>
  organisations[key];

/** The organisation of each package that the Expenses API serves. */
export const foreignOrganisations = expensesKeys.map((key) => [key, ...organisations[key]] as const);
