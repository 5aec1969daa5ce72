/** What an accounting package holds, as the package sees it. Codat's shapes of these are made when it reads them. */

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
  /** A bank account, a card, or neither. */
  readonly bank: 'Debit' | 'Credit' | undefined;
  /** Accounts the package keeps for itself: nothing may be coded to them by hand. */
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
  /** Purchases, sales, or both (the "no tax" rate). */
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
  /** Empty where the package lets a contact be paid in any currency. */
  readonly currency: string;
  readonly status: 'Active' | 'Archived';
}

/** What is bought by name; a line with it is posted to the first account of these codes that the books have. */
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
  /** What one unit of a foreign currency is worth in the base currency, where the package knows a daily rate. */
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

/** One expense with every reference looked up, as it is handed to the package. Amounts are the JSON numbers sent. */
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

/** A transfer with its accounts looked up; each amount in its account's own currency. */
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

/** A reimbursable expense: a bill owed to the employee as a supplier. */
export interface ResolvedBill {
  readonly date: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly rate: number | undefined;
  readonly info: CompanyInfo;
  readonly contact: Contact;
  /** Accounts payable: the one sent, else the package's own. */
  readonly payable: Account;
  readonly reference: string;
  readonly description: string;
  readonly lines: readonly ResolvedLine[];
}

/** A journal entry; a positive amount is a debit. */
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
