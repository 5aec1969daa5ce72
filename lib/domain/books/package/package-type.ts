import type { ExpenseType } from '@/lib/domain/expense/type';

/** The packages that Codat's Expenses API serves. Codat's Accounting API serves them too. */
export const expensesKeys = [
  'xero',
  'quickbooks-online',
  'netsuite',
  'dynamics',
  'freeagent',
  'zoho',
  'intacct',
  'quickbooks-desktop',
] as const;
export type ExpensesKey = (typeof expensesKeys)[number];

/** The packages that only Codat's Accounting API serves. */
export const accountingKeys = ['sage-50', 'sage-business-cloud'] as const;
export type AccountingKey = (typeof accountingKeys)[number];

/** The accounting packages that a company can link. */
export const packageKeys = [...expensesKeys, ...accountingKeys] as const;
export type BrandKey = (typeof packageKeys)[number];

const direct = '-direct';
/** A package of the Expenses API to which the company chose to write with direct costs, through the Accounting API. */
export type DirectKey = `${ExpensesKey}${typeof direct}`;

/** An accounting package, and the way in which Outlay writes to it (docs/decisions/046-direct-costs.md). */
export type PackageKey = BrandKey | DirectKey;

export const directKeyOf = (key: ExpensesKey): DirectKey => `${key}${direct}`;

/** Returns the package without the way in which Outlay writes to it. */
export function brandOf(key: PackageKey): BrandKey {
  const brand = packageKeys.find((each) => each === key || `${each}${direct}` === key);
  if (!brand) throw new Error(`unknown package: ${key}`);
  return brand;
}

/** Whether Codat's Expenses API serves the package, so that a company can choose between the two ways. */
export const isExpensesKey = (key: string): key is ExpensesKey => expensesKeys.some((known) => known === key);

/** Which API of Codat Outlay writes with. */
export const writesWith = (key: PackageKey): 'expenses' | 'accounting' =>
  isExpensesKey(key) ? 'expenses' : 'accounting';

export const isPackageKey = (key: string): key is PackageKey =>
  packageKeys.some((known) => known === key) || expensesKeys.some((known) => directKeyOf(known) === key);

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
  /** The tracking that every line must have, as the package names it. Null when a line needs none. */
  readonly requiredTracking: string | null;
  /** Whether Codat reaches the package through a program on the customer's computer, which may be off for days. */
  readonly connector: 'cloud' | 'desktop';
};

export type ReceiptRules = {
  readonly maxBytes: number;
  readonly mimeTypes: readonly string[];
  readonly expenseTypes: readonly ExpenseType[];
};
