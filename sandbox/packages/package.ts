import type {
  Account,
  ExpenseType,
  Item,
  ResolvedBill,
  ResolvedExpense,
  ResolvedJournal,
  ResolvedTransfer,
  TaxRate,
} from './books';

/** What can carry a receipt; transfers and adjustments cannot in any package (Codat, "Upload receipts"). */
export type Attachable = ExpenseType | 'Reimbursable';

export interface AttachmentRules {
  readonly maxBytes: number;
  /** Lower-case file extensions; undefined where the package names no list. */
  readonly extensions: readonly string[] | undefined;
  readonly types: readonly Attachable[];
  /** QuickBooks Online wants a real media type on the part. */
  readonly refusesOctetStream: boolean;
}

/** What Codat leaves out of what is sent, because the package has no place for it. An unknown id in it is no fault. */
export type IgnoredField = 'reference' | 'tax rate' | 'tracking' | 'currency rate';

/**
 * One accounting package: what it can be asked to write, and in what words it says no. One file per package holds
 * its rules; nothing outside this folder knows a package by name.
 */
export interface AccountingPackage {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly integrationId: string;
  readonly sourceId: string;
  /** Codat's own Sandbox links and reads; it takes no expenses. */
  readonly supportsExpenses: boolean;
  /** The types of expense Codat can write to it. */
  readonly types: readonly ExpenseType[];
  readonly supportsUpdates: boolean;
  /** FreeAgent's explanations cannot be moved to another bank account by an update. */
  readonly updatesKeepBankAccount?: boolean;
  readonly contactKind: (
    type: ExpenseType,
  ) => 'supplier' | 'customer' | 'configured supplier' | 'supplier if named' | 'none';
  /** Xero has one list of contacts, each both supplier and customer, in no currency of its own. */
  readonly sharesContacts?: boolean;
  /** Xero's bank accounts come without a balance (Codat, Xero integration reference). */
  readonly hidesBankBalances?: boolean;
  /** Xero wants bank lines with a balance, in order, not of the future and at most a year old. */
  readonly hasStrictBankFeed?: boolean;
  /** The package's own currency for what is written: most take the transaction's, Xero the bank account's. */
  readonly recordCurrency: 'transaction' | 'bank account';
  /** The rate of a foreign transaction that was sent without one: QuickBooks Online takes 1. */
  readonly exchangeRateWhenOmitted: 'daily' | 'one';
  readonly taxWhenOmitted: 'account default' | 'no tax';
  readonly ignoredFields?: readonly IgnoredField[];
  /** Business Central can keep an expense as a draft, out of the ledger. */
  readonly supportsDrafts?: boolean;
  /** QuickBooks can bill a line to a customer. */
  readonly supportsInvoiceTo?: boolean;
  /** QuickBooks Desktop takes an item in place of an account. */
  readonly items?: readonly Item[];
  readonly attachments: AttachmentRules | undefined;
  /** Whether a line of an expense may be coded to the account. */
  readonly acceptsAccount: (account: Account) => boolean;
  readonly typesForTaxRate: (rate: TaxRate) => readonly ExpenseType[];
  readonly listsTrackingParents: boolean;
  /** A new record's id in the package's own style. */
  readonly newRecordId: (number: number) => string;
  /** What it says to everything while it is out of service. */
  readonly unavailableMessage: string;
  /** The package's reason to refuse, in its own words; undefined when it takes the expense. */
  readonly refuse: (draft: ResolvedExpense) => string | undefined;
  /** Undefined where the package, or Codat's integration with it, has no such thing. */
  readonly transfers?: RecordRules<ResolvedTransfer>;
  readonly reimbursables?: RecordRules<ResolvedBill>;
  readonly adjustments?: RecordRules<ResolvedJournal>;
}

/** A kind of record beside the expense: whether it can be changed once written, and why it is refused. */
export interface RecordRules<Wanted> {
  readonly supportsUpdates: boolean;
  /** The accounts it may use. */
  readonly acceptsAccount: (account: Account) => boolean;
  readonly refuse: (draft: Wanted) => string | undefined;
}
