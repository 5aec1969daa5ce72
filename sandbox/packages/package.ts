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

/** The records that can have a receipt. Transfers and adjustments cannot in any package (Codat, "Upload receipts"). */
export type Attachable = ExpenseType | 'Reimbursable';

export interface AttachmentRules {
  readonly maxBytes: number;
  /** Lower-case file extensions; undefined if the package accepts every type. */
  readonly extensions: readonly string[] | undefined;
  readonly types: readonly Attachable[];
  /** QuickBooks Online requires the real media type on the part. */
  readonly refusesOctetStream?: boolean;
}

/** A field that Codat drops because the package has no place for it. An unknown id in the field is not an error. */
export type IgnoredField = 'reference' | 'tax rate' | 'tracking' | 'currency rate';

/**
 * One accounting package: the records that it supports, and its refusals in its own words. Each package has one file
 * with its rules. Code outside this folder does not depend on a particular package.
 */
export interface AccountingPackage {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly integrationId: string;
  readonly sourceId: string;
  /** Codat's own Sandbox can be linked and read, but does not support expenses. */
  readonly supportsExpenses: boolean;
  /** The expense types that Codat can write to the package. */
  readonly types: readonly ExpenseType[];
  readonly supportsUpdates: boolean;
  /** An update cannot move a FreeAgent explanation to another bank account. */
  readonly updatesKeepBankAccount?: boolean;
  readonly contactKind: (
    type: ExpenseType,
  ) => 'supplier' | 'customer' | 'configured supplier' | 'supplier if named' | 'none';
  /** A Xero contact is both supplier and customer, and has no currency. */
  readonly sharesContacts?: boolean;
  /** Xero does not return the balance of bank accounts (Codat, Xero integration reference). */
  readonly hidesBankBalances?: boolean;
  /** Xero requires bank lines with a balance, in date order, not in the future and at most one year old. */
  readonly hasStrictBankFeed?: boolean;
  /** The currency of a written record: the transaction's in most packages, the bank account's in Xero. */
  readonly recordCurrency: 'transaction' | 'bank account';
  /** The exchange rate of a foreign transaction without one: 1 in QuickBooks Online, the daily rate elsewhere. */
  readonly exchangeRateWhenOmitted: 'daily' | 'one';
  readonly taxWhenOmitted: 'account default' | 'no tax';
  readonly ignoredFields?: readonly IgnoredField[];
  /** Business Central can save an expense as a draft, outside the ledger. */
  readonly supportsDrafts?: boolean;
  /** QuickBooks can invoice a line to a customer. */
  readonly supportsInvoiceTo?: boolean;
  /** QuickBooks Desktop accepts an item in place of an account. */
  readonly items?: readonly Item[];
  readonly attachments: AttachmentRules | undefined;
  /** Whether a line of an expense may be coded to the account. */
  readonly acceptsAccount: (account: Account) => boolean;
  readonly typesForTaxRate: (rate: TaxRate) => readonly ExpenseType[];
  readonly listsTrackingParents: boolean;
  /** Returns the id of a new record in the package's style. */
  readonly newRecordId: (number: number) => string;
  /** The package's reply to every request during an outage. */
  readonly unavailableMessage: string;
  readonly refuse: Rule<ResolvedExpense>;
  /** Undefined if the package, or Codat's integration with it, has no such record. */
  readonly transfers?: RecordRules<ResolvedTransfer>;
  readonly reimbursables?: RecordRules<ResolvedBill>;
  readonly adjustments?: RecordRules<ResolvedJournal>;
}

/** The rules for a kind of record other than an expense. */
export interface RecordRules<Checked> {
  readonly supportsUpdates: boolean;
  /** Whether the record may use the account. */
  readonly acceptsAccount: (account: Account) => boolean;
  readonly refuse: Rule<Checked>;
}

/** Whether people may code lines to the account: it is neither a bank account nor reserved for the package. */
export const isCodable = ({ bank, role }: Account): boolean => bank === undefined && role === undefined;

/** The values that most packages share. */
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
