import type { Account, BillDraft, Draft, ExpenseType, JournalDraft, TaxRate, TransferDraft } from './books';

export interface AttachmentRules {
  readonly maxBytes: number;
  /** Lower-case file extensions; undefined where the package names no list. */
  readonly extensions: readonly string[] | undefined;
  readonly types: readonly ExpenseType[];
  /** QuickBooks Online wants a real media type on the part. */
  readonly refusesOctetStream: boolean;
}

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
  readonly takesExpenses: boolean;
  readonly updates: boolean;
  readonly contactFor: (type: ExpenseType) => 'supplier' | 'customer' | 'configured supplier' | 'none';
  /** Xero has one list of contacts, each both supplier and customer, in no currency of its own. */
  readonly sharesContacts?: boolean;
  /** Xero's bank accounts come without a balance (Codat, Xero integration reference). */
  readonly hidesBankBalances?: boolean;
  /** The package's own currency for what is written: most take the transaction's, Xero the bank account's. */
  readonly recordCurrency: 'transaction' | 'bank account';
  readonly taxWhenOmitted: 'account default' | 'no tax';
  readonly attachments: AttachmentRules | undefined;
  readonly typesFor: (account: Account) => readonly ExpenseType[];
  readonly taxTypesFor: (rate: TaxRate) => readonly ExpenseType[];
  readonly alsoValidFor: (account: Account) => readonly string[];
  readonly trackingParentsListed: boolean;
  /** A new record's id in the package's own style. */
  readonly recordId: (number: number) => string;
  /** The package's reason to refuse, in its own words; undefined when it takes the expense. */
  readonly refuse: (draft: Draft) => string | undefined;
  /** Undefined where the package, or Codat's integration with it, has no such thing. */
  readonly transfers?: Writes<TransferDraft>;
  readonly reimbursables?: Writes<BillDraft>;
  readonly adjustments?: Writes<JournalDraft>;
}

/** A kind of record beside the expense: whether it can be changed once written, and why it is refused. */
export interface Writes<Wanted> {
  readonly updates: boolean;
  readonly refuse: (draft: Wanted) => string | undefined;
}
