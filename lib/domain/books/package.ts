import type { ExpenseType } from '@/lib/domain/expense/type';
import { accountingPackages, withDirectCosts } from './package/accounting';
import { type ExpensesKey, expensesKeys, type Package, type PackageKey } from './package/package-type';

export { isPackageKey, type Package, type PackageKey, packageKeys, type ReceiptRules } from './package/package-type';

const everyType: readonly ExpenseType[] = ['payment', 'refund', 'reward', 'chargeback'];
const megabytes = (count: number) => count * 1024 * 1024;
const photos = ['image/jpeg', 'image/png'];
// The types of receipt that each package takes, of those that Outlay stores (Codat, "Upload receipts"). Other pictures are
// converted to JPEG, and a TIFF of several pages to PDF.

const packages: Readonly<Record<ExpensesKey, Package>> = {
  xero: {
    key: 'xero',
    name: 'Xero',
    supplier: 'required',
    taxRate: 'optional',
    noTaxRef: 'NONE',
    billable: false,
    lineLimit: 100,
    trackingLimit: 2,
    oneOnRecord: null,
    noteLength: 4000,
    // Xero does not accept WebP (accounting API, attachments).
    receipts: {
      maxBytes: megabytes(10),
      mimeTypes: [...photos, 'image/gif', 'image/tiff', 'application/pdf'],
      expenseTypes: everyType,
    },
    updates: 'all',
    requiredTracking: null,
    connector: 'cloud',
  },
  'quickbooks-online': {
    key: 'quickbooks-online',
    name: 'QuickBooks Online',
    supplier: 'required',
    taxRate: 'required',
    noTaxRef: 'NON',
    billable: true,
    lineLimit: 100,
    trackingLimit: 2,
    // Codat's QuickBooks Online model: "All DEPARTMENT tracking categories must be the same".
    oneOnRecord: { prefix: 'DEPARTMENT_', name: 'location' },
    noteLength: 3999,
    receipts: {
      maxBytes: megabytes(100),
      mimeTypes: [...photos, 'image/gif', 'image/tiff', 'application/pdf'],
      expenseTypes: ['payment', 'refund'],
    },
    updates: 'all',
    requiredTracking: null,
    connector: 'cloud',
  },
  netsuite: {
    key: 'netsuite',
    name: 'NetSuite',
    supplier: 'required',
    taxRate: 'required',
    noTaxRef: null,
    billable: false,
    lineLimit: 100,
    trackingLimit: 3,
    oneOnRecord: null,
    noteLength: 4000,
    receipts: {
      maxBytes: megabytes(100),
      mimeTypes: [...photos, 'image/tiff', 'application/pdf'],
      expenseTypes: ['payment', 'refund'],
    },
    updates: 'all',
    requiredTracking: null,
    connector: 'cloud',
  },
  dynamics: {
    key: 'dynamics',
    name: 'Dynamics 365 Business Central',
    supplier: 'default',
    taxRate: 'required',
    noTaxRef: null,
    billable: false,
    lineLimit: 1,
    trackingLimit: 0,
    oneOnRecord: null,
    noteLength: 100,
    receipts: {
      maxBytes: megabytes(350),
      mimeTypes: [...photos, 'image/webp', 'image/gif', 'image/tiff', 'application/pdf'],
      expenseTypes: everyType,
    },
    updates: 'none',
    requiredTracking: null,
    connector: 'cloud',
  },
  freeagent: {
    key: 'freeagent',
    name: 'FreeAgent',
    supplier: 'none',
    taxRate: 'none',
    noTaxRef: null,
    billable: false,
    lineLimit: 1,
    trackingLimit: 0,
    oneOnRecord: null,
    noteLength: 4000,
    receipts: {
      maxBytes: megabytes(5),
      mimeTypes: [...photos, 'image/gif', 'application/pdf'],
      expenseTypes: ['payment'],
    },
    updates: 'not the bank account',
    requiredTracking: null,
    connector: 'cloud',
  },
  zoho: {
    key: 'zoho',
    name: 'Zoho Books',
    supplier: 'required',
    taxRate: 'optional',
    noTaxRef: null,
    billable: false,
    lineLimit: 100,
    trackingLimit: 0,
    oneOnRecord: null,
    noteLength: 500,
    receipts: {
      maxBytes: megabytes(5),
      mimeTypes: [...photos, 'image/gif', 'application/pdf'],
      expenseTypes: ['payment'],
    },
    updates: 'all',
    requiredTracking: null,
    connector: 'cloud',
  },
  intacct: {
    key: 'intacct',
    name: 'Sage Intacct',
    supplier: 'none',
    taxRate: 'required',
    noTaxRef: null,
    billable: false,
    lineLimit: 100,
    trackingLimit: 3,
    oneOnRecord: null,
    noteLength: 80,
    receipts: null,
    updates: 'all',
    requiredTracking: null,
    connector: 'cloud',
  },
  'quickbooks-desktop': {
    key: 'quickbooks-desktop',
    name: 'QuickBooks Desktop',
    supplier: 'required',
    taxRate: 'optional',
    noTaxRef: null,
    billable: true,
    lineLimit: 100,
    trackingLimit: 1,
    oneOnRecord: null,
    noteLength: 4000,
    receipts: null,
    updates: 'all',
    requiredTracking: null,
    connector: 'desktop',
  },
};

const all: ReadonlyMap<string, Package> = new Map(
  [
    ...Object.values(packages),
    ...Object.values(accountingPackages),
    ...expensesKeys.map((key) => withDirectCosts(key, packages[key])),
  ].map((each) => [each.key, each]),
);

/** Returns what the package takes in the way in which Outlay writes to it. */
export function packageOf(key: PackageKey): Package {
  const found = all.get(key);
  if (!found) throw new Error(`unknown package: ${key}`);
  return found;
}
