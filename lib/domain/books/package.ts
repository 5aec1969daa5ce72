import type { ExpenseType } from '@/lib/domain/expense/type';

/** The accounting packages that a company can link. */
export const packageKeys = [
  'xero',
  'quickbooks-online',
  'netsuite',
  'dynamics',
  'freeagent',
  'zoho',
  'intacct',
  'quickbooks-desktop',
] as const;

export type PackageKey = (typeof packageKeys)[number];

export const isPackageKey = (key: string): key is PackageKey => packageKeys.some((known) => known === key);

/**
 * What an accounting package supports. `kinds.ts` has the types of expense that it takes. Sources: Codat's expenses overview matrix, integration reference pages and write
 * models.
 */
export type Package = {
  readonly key: PackageKey;
  readonly name: string;
  /**
   * Whether each record needs a supplier. 'default' means that every record uses the supplier from the mapping's
   * defaults.
   */
  readonly supplier: 'required' | 'default' | 'none';
  readonly taxRate: 'required' | 'optional' | 'none';
  /** The ref of the tax rate to send for a line without tax; null means that no rate is sent. */
  readonly noTaxRef: string | null;
  /** Whether the package can bill a line to a customer. */
  readonly billable: boolean;
  /** The largest number of lines that a record can have. */
  readonly lineLimit: number;
  /** The largest number of tracking options that a line can have. */
  readonly trackingLimit: number;
  /**
   * The tracking options that are the same on all lines of a record. Their ids have this prefix. Null when lines can
   * differ in every option.
   */
  readonly oneOnRecord: { readonly prefix: string; readonly name: string } | null;
  readonly noteLength: number;
  readonly receipts: ReceiptRules | null;
  /**
   * Which fields of a record in the books Outlay can update: none; the amounts, tax rate, tracking, note and bank
   * account; or all of these except the bank account.
   */
  readonly updates: 'none' | 'all' | 'not the bank account';
};

export type ReceiptRules = {
  readonly maxBytes: number;
  readonly mimeTypes: readonly string[];
  readonly expenseTypes: readonly ExpenseType[];
};

const everyType: readonly ExpenseType[] = ['payment', 'refund', 'reward', 'chargeback'];
const megabytes = (count: number) => count * 1024 * 1024;
const photos = ['image/jpeg', 'image/png'];
// The types of receipt that each package takes, of those that Outlay stores (Codat, "Upload receipts"). Other pictures are
// converted to JPEG, and a TIFF of several pages to PDF.

const packages: Readonly<Record<PackageKey, Package>> = {
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
  },
};

export const packageOf = (key: PackageKey): Package => packages[key];
