/**
 * The records inside an accounting package, in the sandbox's own format. They are converted to Codat's formats when
 * Codat fetches them.
 */

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
  /** `Debit` for a bank account, `Credit` for a card. Undefined for other accounts. */
  readonly bank: 'Debit' | 'Credit' | undefined;
  /** The purpose of an account that the package reserves. People cannot code lines to such an account. */
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
  /** The transactions that the rate may be used for. The "no tax" rate is for both. */
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
  /** The only currency that the contact may be used with. Empty if all are allowed. */
  readonly currency: string;
  readonly status: 'Active' | 'Archived';
}

/** A product or service. Its lines are posted to the first of these account codes that is in the chart of accounts. */
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
  /** Daily exchange rates. Each is the value of one unit of the foreign currency in the base currency. */
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

/**
 * An expense in which every id is replaced by the record it refers to. Amounts are those in the JSON of the request.
 */
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

/** A transfer in which the account ids are replaced by the accounts. Each amount is in the currency of its account. */
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

/** A reimbursable expense. In the books it is a bill, with the employee as the supplier. */
export interface ResolvedBill {
  readonly date: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly rate: number | undefined;
  readonly info: CompanyInfo;
  readonly contact: Contact;
  /** The accounts payable account: the one in the request, or else that of the books. */
  readonly payable: Account;
  readonly reference: string;
  readonly description: string;
  readonly lines: readonly ResolvedLine[];
}

/** A journal entry. A positive amount is a debit, a negative amount a credit. */
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
