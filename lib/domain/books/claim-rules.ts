import type { Package, PackageKey } from './package';
import { type BrandKey, brandOf } from './package/package-type';

/** How a package takes claims from Codat. In the books, a claim is a bill whose supplier is the person. */
export type ClaimRules = {
  /** Whether Outlay can update the amounts, tax, tracking and note of a bill in the books. */
  readonly updates: boolean;
  readonly lineLimit: number;
  /** How many tracking options a line keeps. Null: as many as a line of an expense. */
  readonly trackingLimit: number | null;
  readonly noteLength: number;
  /**
   * The base currencies of the books whose bills have a tax rate. Books in another currency post the whole amount to the account.
   * Null: all books.
   */
  readonly taxedIn: readonly string[] | null;
  /** Whether a receipt can be attached to a bill (Codat, "Upload receipts"). */
  readonly receipts: boolean;
  /** The document and section that the rules are taken from. */
  readonly source: string;
};

const page = 'Codat, "Expenses overview", supported integrations, and "Reimbursable expenses"';
const model = (name: string) => `${page}; ${name} bill model`;

// Codat writes no bills to Xero and Dynamics 365 Business Central with its Expenses API. Outlay writes none with the
// Accounting API.
const rules: Readonly<Partial<Record<PackageKey, ClaimRules>>> = {
  'quickbooks-online': {
    ...{ updates: true, lineLimit: 100, trackingLimit: null, noteLength: 3999, receipts: true, taxedIn: null },
    source: model('QuickBooks Online'),
  },
  'quickbooks-desktop': {
    ...{
      updates: false,
      lineLimit: 100,
      trackingLimit: null,
      noteLength: 4000,
      receipts: false,
      taxedIn: ['GBP', 'CAD'],
    },
    source: `${model('QuickBooks Desktop')}: "TaxRateRef is only valid for UK or CA versions"`,
  },
  netsuite: {
    ...{ updates: true, lineLimit: 100, trackingLimit: null, noteLength: 4000, receipts: false, taxedIn: null },
    source: model('NetSuite'),
  },
  freeagent: {
    ...{ updates: true, lineLimit: 40, trackingLimit: null, noteLength: 4000, receipts: true, taxedIn: null },
    source: `${model('FreeAgent')}: "A bill may contain up to a maximum of 40 line items"`,
  },
  zoho: {
    ...{ updates: true, lineLimit: 100, trackingLimit: 10, noteLength: 500, receipts: true, taxedIn: null },
    source: `${model('Zoho Books')}, and Zoho Books integration reference, Tracking categories: bills have tracking`,
  },
  intacct: {
    ...{ updates: false, lineLimit: 100, trackingLimit: null, noteLength: 1000, receipts: false, taxedIn: null },
    source: model('Sage Intacct'),
  },
};

/** Returns how a package takes claims; null when Codat writes none to it. */
export const claimRulesOf = (key: PackageKey): ClaimRules | null => rules[key] ?? null;

/** Returns the package with the limits of its bills in place of those of its expenses. Null when it takes no claims. */
export function packageForClaims(target: Package): Package | null {
  const own = claimRulesOf(target.key);
  if (!own) return null;
  return {
    ...target,
    supplier: 'required',
    lineLimit: own.lineLimit,
    trackingLimit: own.trackingLimit ?? target.trackingLimit,
    noteLength: own.noteLength,
    updates: own.updates ? 'all' : 'none',
  };
}

const menus: Readonly<Record<BrandKey, string>> = {
  xero: 'Business → Bills to pay → New bill',
  'quickbooks-online': '+ New → Bill',
  'quickbooks-desktop': 'Vendors → Enter Bills',
  freeagent: 'Bills → Add new bill',
  netsuite: 'Transactions → Payables → Enter Bills',
  dynamics: 'Purchase Invoices → New',
  zoho: 'Purchases → Bills → New',
  intacct: 'Accounts Payable → Bills → Add',
  'sage-50': 'Suppliers → Batch invoice',
  'sage-business-cloud': 'Purchases → Purchase invoices → New purchase invoice',
};

/** Returns where a person enters a bill by hand, in the words of the package's own menus. */
export const billMenuOf = (key: PackageKey): string => menus[brandOf(key)];
