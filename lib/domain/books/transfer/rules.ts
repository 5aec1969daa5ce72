import { type BrandKey, brandOf, isExpensesKey, type PackageKey } from '../package/package-type';

/** How a package takes transfers from Codat. */
export type TransferRules = {
  /** What Outlay can update of a transfer in the books. */
  readonly updates: 'amounts and date' | 'none';
  /** The most characters of a note that the package keeps; zero if it keeps none. */
  readonly noteLength: number;
  /** The document and section that the rules are taken from. */
  readonly source: string;
};

const overview = 'Codat, "Expenses overview", supported integrations, and "Transfers"';

// Codat writes no transfers to NetSuite, Dynamics 365 Business Central, Zoho Books and Sage Intacct.
const rules: Readonly<Partial<Record<BrandKey, TransferRules>>> = {
  xero: { updates: 'none', noteLength: 0, source: `${overview}; Xero transfer model, which has no description` },
  'quickbooks-online': {
    updates: 'amounts and date',
    noteLength: 3999,
    source: `${overview}; QuickBooks Online transfer model`,
  },
  'quickbooks-desktop': {
    updates: 'none',
    noteLength: 4096,
    source: `${overview}; QuickBooks Desktop transfer model: "Max length of 4096 characters"`,
  },
  freeagent: {
    updates: 'amounts and date',
    noteLength: 0,
    source: `${overview}; FreeAgent transfer model, which has no description`,
  },
  'sage-business-cloud': {
    updates: 'none',
    noteLength: 0,
    source:
      'Codat, Sage Business Cloud Accounting transfer model, and its integration reference, Transfers: bank transfers have no description',
  },
};

/** Returns how a package takes transfers; null when Codat writes none to it. */
export function transferRulesOf(key: PackageKey): TransferRules | null {
  const found = rules[brandOf(key)];
  if (!found) return null;
  // The Accounting API creates transfers and updates none (Codat, "Create, update, and delete data").
  return isExpensesKey(key) ? found : { ...found, updates: 'none' };
}

const menus: Readonly<Record<BrandKey, string>> = {
  xero: 'Accounting → Bank accounts → Transfer money',
  'quickbooks-online': '+ New → Transfer',
  'quickbooks-desktop': 'Banking → Transfer Funds',
  freeagent: 'Banking → the account → Add new transaction → Transfer to another account',
  netsuite: 'Transactions → Bank → Transfer Funds',
  dynamics: 'General Journals, with a bank account on both sides',
  zoho: 'Banking → the account → Add transaction → Transfer to another account',
  intacct: 'Cash Management → Funds transfers',
  'sage-50': 'Bank accounts → Bank transfer',
  'sage-business-cloud': 'Banking → the account → New entry → Bank transfer',
};

/** Returns where a person enters a transfer by hand, in the words of the package's own menus. */
export const transferMenuOf = (key: PackageKey): string => menus[brandOf(key)];
