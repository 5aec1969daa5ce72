import {
  type Account,
  type ExpenseType,
  expenseTypes,
  type Item,
  type ResolvedBill,
  type ResolvedExpense,
  type ResolvedJournal,
  type ResolvedTransfer,
  type TaxRate,
} from './books';
import type { Rule } from './rules/rule';

/**
 * The kinds of record that can have a receipt. No package supports receipts of transfers and adjustments (Codat,
 * "Upload receipts").
 */
export type Attachable = ExpenseType | 'Reimbursable';

export interface AttachmentRules {
  readonly maxBytes: number;
  /** The supported file extensions in lower case. Undefined if the package accepts every file type. */
  readonly extensions: readonly string[] | undefined;
  readonly types: readonly Attachable[];
  /** QuickBooks Online refuses a file with the media type application/octet-stream: the form must give the real one. */
  readonly refusesOctetStream?: boolean;
}

/** A field that Codat ignores, because the package has no such field. An unknown id in it is not an error. */
export type IgnoredField = 'reference' | 'tax rate' | 'tracking' | 'tracking on expenses' | 'currency rate';

/**
 * One accounting package: the records that it supports, and the rules by which it refuses records. Refusals have the
 * package's own messages. Each package has one file in this folder. Code outside this folder does not depend on a
 * particular package.
 */
export interface AccountingPackage {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly integrationId: string;
  readonly sourceId: string;
  /** False if the Expenses API does not serve the package. It can be linked and read. */
  readonly supportsExpenses: boolean;
  /** What the Accounting API writes to a package that the Expenses API does not serve, in words for the consent page. */
  readonly writesDirectly?: readonly string[];
  /** True if Codat reaches the package through a program on the customer's computer. */
  readonly isDesktop?: boolean;
  /** The types of expense that Codat can write to the package. */
  readonly types: readonly ExpenseType[];
  readonly supportsUpdates: boolean;
  /**
   * True if an update ignores a change of the bank account. In FreeAgent, an explanation cannot be moved to another
   * account.
   */
  readonly updatesKeepBankAccount?: boolean;
  readonly contactKind: (
    type: ExpenseType,
  ) => 'supplier' | 'customer' | 'configured supplier' | 'supplier if named' | 'none';
  /**
   * True if the package has one kind of contact, which serves as supplier and customer and has no currency, as in Xero.
   */
  readonly sharesContacts?: boolean;
  /** True if Codat cannot read the balances of bank accounts, as in Xero (Codat, Xero integration reference). */
  readonly hidesBankBalances?: boolean;
  /**
   * True if bank lines must have a balance, be in date order, not be in the future, and be at most one year old, as in
   * Xero.
   */
  readonly hasStrictBankFeed?: boolean;
  /**
   * Which currency a written record has. In most packages it is that of the transaction, in Xero that of the bank
   * account.
   */
  readonly recordCurrency: 'transaction' | 'bank account';
  /** The exchange rate of a foreign transaction that gives none: 1 in QuickBooks Online, the daily rate elsewhere. */
  readonly exchangeRateWhenOmitted: 'daily' | 'one';
  readonly taxWhenOmitted: 'account default' | 'no tax';
  readonly ignoredFields?: readonly IgnoredField[];
  /**
   * True if the package calculates the tax of an expense from its tax rate, and ignores the tax amount that was sent
   * (Codat, Dynamics direct-cost model).
   */
  readonly calculatesTax?: boolean;
  /** True if an expense can be saved as a draft that is not in the ledger, as in Business Central. */
  readonly supportsDrafts?: boolean;
  /** True if a line can be invoiced to a customer, as in QuickBooks. */
  readonly supportsInvoiceTo?: boolean;
  /** The items that a line can have in place of an account. Only QuickBooks Desktop has them. */
  readonly items?: readonly Item[];
  readonly attachments: AttachmentRules | undefined;
  /** Returns true if a line of an expense may be coded to the account. */
  readonly acceptsAccount: (account: Account) => boolean;
  readonly typesForTaxRate: (rate: TaxRate) => readonly ExpenseType[];
  readonly listsTrackingParents: boolean;
  /** Returns the id of a new record in the style of the package. */
  readonly newRecordId: (number: number) => string;
  /** The error message of the package for every request during an outage. */
  readonly unavailableMessage: string;
  readonly refuse: Rule<ResolvedExpense>;
  /**
   * The rules for transfers. Like the two below, undefined if Codat cannot write this kind of record to the package.
   */
  readonly transfers?: RecordRules<ResolvedTransfer>;
  readonly reimbursables?: RecordRules<ResolvedBill>;
  readonly adjustments?: RecordRules<ResolvedJournal>;
}

/** The rules for a kind of record other than an expense. */
export interface RecordRules<Checked> {
  readonly supportsUpdates: boolean;
  /** Returns true if the record may use the account. */
  readonly acceptsAccount: (account: Account) => boolean;
  readonly refuse: Rule<Checked>;
}

/** Returns true if people may code lines to the account. Bank accounts and reserved accounts are excluded. */
export const isCodable = ({ bank, role }: Account): boolean => bank === undefined && role === undefined;

/** The rules that most packages share. */
export const commonRules = {
  supportsExpenses: true,
  types: expenseTypes,
  supportsUpdates: true,
  recordCurrency: 'transaction',
  exchangeRateWhenOmitted: 'daily',
  taxWhenOmitted: 'no tax',
  acceptsAccount: isCodable,
  typesForTaxRate: ({ use }) => (use === 'sales' ? [] : expenseTypes),
  listsTrackingParents: true,
} as const satisfies Partial<AccountingPackage>;
