import type {
  Account,
  BankAccount,
  Books,
  Connection,
  Contact,
  TaxRate,
  TrackingCategory,
} from '@/lib/domain/books/books';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import type { CodingContext } from '@/lib/domain/coding/coding';
import { type CategoryTarget, emptyTarget, type Mapping } from '@/lib/domain/mapping/mapping';

const current = { archivedAt: null, removedAt: null, previousName: null, renamedAt: null };

export const anAccount = (change: Partial<Account> = {}): Account => ({
  ...current,
  ref: 'acc-travel',
  code: '493',
  name: 'Travel',
  type: 'Expense',
  currency: 'GBP',
  isBankAccount: false,
  defaultTaxRateRef: null,
  validFor: ['Payment', 'Refund', 'Reward', 'Chargeback'].map((type) => `expense-transactions.${type}`),
  ...change,
});

export const aBankAccount = (change: Partial<BankAccount> = {}): BankAccount => ({
  ...current,
  ref: 'bank-current',
  code: '090',
  name: 'Business Current',
  kind: 'Debit',
  currency: 'GBP',
  ...change,
});

export const aTaxRate = (change: Partial<TaxRate> = {}): TaxRate => ({
  ...current,
  ref: 'INPUT2',
  code: 'INPUT2',
  name: '20% (VAT on Expenses)',
  rate: 200_000,
  validFor: ['Payment', 'Refund', 'Reward', 'Chargeback'],
  ...change,
});

export const anOption = (change: Partial<TrackingCategory> = {}): TrackingCategory => ({
  ...current,
  ref: 'dept-studio',
  name: 'Studio',
  parentRef: 'dept',
  hasChildren: false,
  ...change,
});

export const aContact = (change: Partial<Contact> = {}): Contact => ({
  ...current,
  ref: 'sup-outlay',
  name: 'Outlay',
  currency: '',
  ...change,
});

/** Books in which an expense mapped by `aMapping` can be written. They have two bank accounts, the second in euros. */
export const someBooks = (change: Partial<Books> = {}): Books => ({
  accounts: [anAccount()],
  bankAccounts: [
    aBankAccount(),
    aBankAccount({ ref: 'bank-euro', code: '093', name: 'Euro Account', currency: 'EUR' }),
  ],
  taxRates: [aTaxRate()],
  tracking: [
    anOption({ ref: 'dept', name: 'Department', parentRef: null, hasChildren: true }),
    anOption(),
    anOption({ ref: 'dept-events', name: 'Events' }),
  ],
  suppliers: [aContact()],
  customers: [],
  ...change,
});

export const aConnection = (change: Partial<Connection> = {}): Connection => ({
  id: '01900000-0000-7000-8000-0000000000c0',
  package: 'xero',
  status: 'linked',
  organisation: 'Harbour & Finch Ltd',
  baseCurrency: 'GBP',
  lockDate: null,
  linkStartedAt: new Date('2026-09-01T08:55:00Z'),
  linkFailure: null,
  linkedAt: new Date('2026-09-01T09:00:00Z'),
  listsRequestedAt: null,
  listsReadAt: new Date('2026-11-20T09:00:00Z'),
  listsError: null,
  ...change,
});

export const travel = '01900000-0000-7000-8000-000000000001';

/**
 * A mapping with one category: Travel is mapped to account 493 with 20 % tax, and paid from the business bank account.
 */
export const aMapping = (change: Partial<Mapping> = {}): Mapping => ({
  categories: { [travel]: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2' } },
  cards: {},
  defaults: { bankAccountRef: 'bank-current', supplierRef: 'sup-outlay', byCurrency: {} },
  ...change,
});

/** Returns the same mapping with these changes to the target of Travel. */
export const mappedTo = (target: Partial<CategoryTarget>): Mapping =>
  aMapping({
    categories: { [travel]: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2', ...target } },
  });

/** The coding context of a company that is linked to a package, with `someBooks` and `aMapping`. */
export const aContext = (key: PackageKey = 'xero', change: Partial<CodingContext> = {}): CodingContext => ({
  package: packageOf(key),
  connection: aConnection({ package: key }),
  books: someBooks(),
  mapping: aMapping(),
  categoryNames: new Map([[travel, 'Travel']]),
  receiptsRequiredFrom: null,
  baseCurrency: 'GBP',
  closedMonths: [],
  ...change,
});
