/** The records of an accounting package in the package's own shape. Codat's shapes are built when Codat reads them. */

export type AccountType = 'Asset' | 'Liability' | 'Income' | 'Expense' | 'Equity';

export interface Account {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly type: AccountType;
  readonly currency: string;
  readonly status: 'Active' | 'Archived';
  /** `Debit` for a bank account, `Credit` for a card. */
  readonly bank: 'Debit' | 'Credit' | undefined;
  /** Set for accounts that the package reserves: people cannot code lines to them. */
  readonly role: 'tax' | 'receivable' | 'payable' | 'opening' | undefined;
  readonly defaultTaxRateId: string | undefined;
  readonly bankDetails:
    | { readonly institution: string; readonly sortCode: string; readonly number: string }
    | undefined;
  readonly modified: string;
}

export interface TaxRate {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly rate: number;
  readonly status: 'Active' | 'Archived';
  /** The "no tax" rate is for both. */
  readonly use: 'purchases' | 'sales' | 'both';
}

export interface TrackingOption {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
  readonly hasChildren: boolean;
  readonly status: 'Active' | 'Archived';
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly contactName: string;
  readonly email: string;
  readonly phone: string;
  readonly city: string;
  readonly country: string;
  /** Empty if the package allows any currency for the contact. */
  readonly currency: string;
  readonly status: 'Active' | 'Archived';
}

/** A product or service. Its lines are posted to the first of these account codes that exists in the books. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly accountCodes: readonly string[];
}

export interface CompanyInfo {
  readonly name: string;
  readonly legalName: string;
  readonly reference: string;
  readonly baseCurrency: string;
  readonly city: string;
  readonly country: string;
  readonly registrationNumber: string;
  readonly taxNumber: string;
  readonly financialYearStart: string;
  readonly lockDate: string | undefined;
  /** Daily exchange rates: units of the base currency for one unit of the foreign currency. */
  readonly rates: Readonly<Record<string, number>>;
}

export type ExpenseType = 'Payment' | 'Refund' | 'Reward' | 'Chargeback';
export const expenseTypes: readonly ExpenseType[] = ['Payment', 'Refund', 'Reward', 'Chargeback'];

export interface ResolvedLine {
  readonly description: string;
  readonly net: number;
  readonly tax: number | undefined;
  readonly account: Account | undefined;
  readonly taxRate: TaxRate | undefined;
  readonly tracking: readonly TrackingOption[];
  readonly invoiceTo: string | undefined;
}

/** An expense with every reference looked up, as the package receives it. Amounts are the JSON numbers of the request. */
export interface ResolvedExpense {
  readonly type: ExpenseType;
  readonly date: string;
  readonly currency: string;
  readonly rate: number | undefined;
  readonly info: CompanyInfo;
  readonly bank: Account;
  readonly contact: Contact | undefined;
  readonly reference: string;
  readonly description: string;
  readonly merchantName: string;
  readonly postAsDraft: boolean;
  readonly lines: readonly ResolvedLine[];
}

/** A transfer with its accounts looked up. Each amount is in the currency of its account. */
export interface ResolvedTransfer {
  readonly date: string;
  readonly description: string;
  readonly info: CompanyInfo;
  readonly from: TransferSide;
  readonly to: TransferSide;
}

export interface TransferSide {
  readonly account: Account;
  readonly amount: number;
}

/** A reimbursable expense: a bill from the employee as a supplier. */
export interface ResolvedBill {
  readonly date: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly rate: number | undefined;
  readonly info: CompanyInfo;
  readonly contact: Contact;
  /** The accounts payable account: from the request, or else the package's own. */
  readonly payable: Account;
  readonly reference: string;
  readonly description: string;
  readonly lines: readonly ResolvedLine[];
}

/** A journal entry. A positive amount is a debit. */
export interface ResolvedJournal {
  readonly date: string;
  readonly currency: string;
  readonly rate: number | undefined;
  readonly info: CompanyInfo;
  readonly reference: string;
  readonly description: string;
  readonly lines: readonly ResolvedJournalLine[];
}

export interface ResolvedJournalLine {
  readonly account: Account;
  readonly amount: number;
  readonly description: string;
  readonly tracking: readonly TrackingOption[];
}
