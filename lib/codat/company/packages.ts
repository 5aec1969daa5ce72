import { type BrandKey, brandOf, type PackageKey, packageKeys } from '@/lib/domain/books/package/package-type';

/** Codat's platform keys for the supported packages (Codat's docs, "Accounting integrations overview"). */
const platformKeys: Readonly<Record<BrandKey, string>> = {
  xero: 'gbol',
  'quickbooks-online': 'qhyg',
  netsuite: 'akxx',
  dynamics: 'trji',
  freeagent: 'fbrh',
  zoho: 'rwuv',
  intacct: 'knfz',
  'quickbooks-desktop': 'pqsw',
  'sage-50': 'hbql',
  'sage-business-cloud': 'tgff',
};

/** Codat's key for the QuickBooks Online sandbox, which is used to try Outlay with the real Codat. */
const quickBooksSandbox = 'ndsk';

export const platformKeyOf = (key: PackageKey): string => platformKeys[brandOf(key)];

export const packageOfPlatform = (platformKey: string): BrandKey | undefined =>
  platformKey === quickBooksSandbox
    ? 'quickbooks-online'
    : packageKeys.find((key) => platformKeys[key] === platformKey);
