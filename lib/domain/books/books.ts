import type { ExpenseType } from '@/lib/domain/expense/type';
import type { LinkFailure } from './link-outcome';
import type { Package, PackageKey } from './package';

/** Our copy of the lists of a company's accounting package. The `ref` of an entry is its id in the package. */
export type Books = {
  readonly accounts: readonly Account[];
  readonly bankAccounts: readonly BankAccount[];
  readonly taxRates: readonly TaxRate[];
  readonly tracking: readonly TrackingCategory[];
  readonly suppliers: readonly Contact[];
  readonly customers: readonly Contact[];
};

type Entry = {
  readonly ref: string;
  readonly name: string;
  readonly archivedAt: Date | null;
  readonly removedAt: Date | null;
  /** The entry's name before it was last renamed; null when it never was. */
  readonly previousName: string | null;
  readonly renamedAt: Date | null;
};

export type Account = Entry & {
  readonly code: string;
  readonly type: string;
  readonly currency: string;
  readonly isBankAccount: boolean;
  readonly validFor: readonly string[];
  /** The tax rate that the package uses by default for this account. */
  readonly defaultTaxRateRef: string | null;
};
export type BankAccount = Entry & {
  readonly code: string;
  readonly kind: string;
  readonly currency: string;
  /** Its IBAN and account number, where the package names them. Only a snapshot of the books has them. */
  readonly numbers?: readonly string[];
};
export type TaxRate = Entry & { readonly code: string; readonly rate: number; readonly validFor: readonly string[] };
export type TrackingCategory = Entry & { readonly parentRef: string | null; readonly hasChildren: boolean };
export type Contact = Entry & { readonly currency: string };

export const emptyBooks: Books = {
  accounts: [],
  bankAccounts: [],
  taxRates: [],
  tracking: [],
  suppliers: [],
  customers: [],
};

/** The lists of `Books`, indexed by ref. */
export type BooksIndex = {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly bankAccounts: ReadonlyMap<string, BankAccount>;
  readonly taxRates: ReadonlyMap<string, TaxRate>;
  readonly tracking: ReadonlyMap<string, TrackingCategory>;
  readonly suppliers: ReadonlyMap<string, Contact>;
  readonly customers: ReadonlyMap<string, Contact>;
  /** The refs of tracking options that are neither archived nor removed. */
  readonly trackingInUse: ReadonlySet<string>;
  /** The ref of the tracking category that each option belongs to. */
  readonly trackingRoots: ReadonlyMap<string, string>;
};

const indexes = new WeakMap<Books, BooksIndex>();

/**
 * Returns the lists indexed by ref. The index is cached for each `Books` object, because thousands of expenses are
 * coded with it.
 */
export function booksIndex(books: Books): BooksIndex {
  const known = indexes.get(books);
  if (known) return known;
  const index: BooksIndex = {
    accounts: accountsByRef(books.accounts),
    bankAccounts: bankAccountsByRef(books.bankAccounts),
    taxRates: taxRatesByRef(books.taxRates),
    tracking: trackingByRef(books.tracking),
    suppliers: contactsByRef(books.suppliers),
    customers: contactsByRef(books.customers),
    trackingInUse: trackingInUse(books.tracking),
    trackingRoots: trackingRoots(books.tracking),
  };
  indexes.set(books, index);
  return index;
}

/** Keeps the result for each list, because books that differ in one list share the others. */
function oncePerList<L extends object, R>(make: (list: L) => R): (list: L) => R {
  const results = new WeakMap<L, R>();
  return (list) => {
    const known = results.get(list);
    if (known !== undefined) return known;
    const result = make(list);
    results.set(list, result);
    return result;
  };
}

const byRef = <E extends Entry>(entries: readonly E[]): ReadonlyMap<string, E> =>
  new Map(entries.map((entry) => [entry.ref, entry]));

const accountsByRef = oncePerList(byRef<Account>);
const bankAccountsByRef = oncePerList(byRef<BankAccount>);
const taxRatesByRef = oncePerList(byRef<TaxRate>);
const trackingByRef = oncePerList(byRef<TrackingCategory>);
const contactsByRef = oncePerList(byRef<Contact>);

const trackingInUse = oncePerList(
  (tracking: Books['tracking']): ReadonlySet<string> => new Set(tracking.filter(isInUse).map((entry) => entry.ref)),
);

const trackingRoots = oncePerList((tracking: Books['tracking']): ReadonlyMap<string, string> => {
  const parents = new Map(tracking.map((entry) => [entry.ref, entry.parentRef]));
  const rootOf = (ref: string): string => {
    let at = ref;
    // The limit ends a loop of parents, which a package should not have.
    for (let steps = 0; steps < 20; steps += 1) at = parents.get(at) ?? at;
    return at;
  };
  return new Map(tracking.map(({ ref }) => [ref, rootOf(ref)]));
});

/**
 * The lists as read from the package at one time. Archived entries are marked, and entries removed from the package are
 * absent. Null means that a list was not read, so our copy of it stays unchanged.
 */
export type BooksSnapshot = {
  readonly organisation: {
    readonly name: string;
    readonly baseCurrency: string;
    readonly lockDate: string | null;
  } | null;
  readonly accounts: readonly Snapshot<Account>[] | null;
  readonly bankAccounts: readonly Snapshot<BankAccount>[] | null;
  readonly taxRates: readonly Snapshot<TaxRate>[] | null;
  readonly tracking: readonly Snapshot<TrackingCategory>[] | null;
  readonly suppliers: readonly Snapshot<Contact>[] | null;
  readonly customers: readonly Snapshot<Contact>[] | null;
};
export type Snapshot<E extends Entry> = Omit<E, 'archivedAt' | 'removedAt' | 'previousName' | 'renamedAt'> & {
  readonly archived: boolean;
};

/** The link between a company and its accounting package. */
export type Connection = {
  readonly id: string;
  readonly package: PackageKey;
  readonly status: 'pending' | 'linked' | 'unlinked' | 'deauthorized';
  readonly organisation: string | null;
  readonly baseCurrency: string | null;
  /** The books accept no record dated on or before this day. */
  readonly lockDate: string | null;
  /** When a person was last sent to Codat's Link page for this connection. */
  readonly linkStartedAt: Date;
  /** How that visit failed. Null while it is in progress and after it succeeded. */
  readonly linkFailure: LinkFailure | null;
  readonly linkedAt: Date | null;
  readonly listsRequestedAt: Date | null;
  readonly listsReadAt: Date | null;
  readonly listsError: string | null;
};

export const isInUse = (entry: { archivedAt: Date | null; removedAt: Date | null }): boolean =>
  entry.archivedAt === null && entry.removedAt === null;

/** Formats an account as "493 Travel, national". */
export const accountLabel = (account: { code: string; name: string }): string =>
  [account.code, account.name].filter(Boolean).join(' ');

const codatType: Readonly<Record<ExpenseType, string>> = {
  payment: 'Payment',
  refund: 'Refund',
  reward: 'Reward',
  chargeback: 'Chargeback',
};

/** Whether an expense of this type can be posted to the account. */
export const accountAccepts = (account: Pick<Account, 'validFor'>, type: ExpenseType): boolean =>
  account.validFor.includes(`expense-transactions.${codatType[type]}`);

/** Whether a claim can be posted to the account (Codat, mappingOptions, validFor). */
export const accountAcceptsClaim = (account: Pick<Account, 'validFor'>): boolean =>
  account.validFor.includes('reimbursable-expense-transactions');

export const taxRateAccepts = (rate: Pick<TaxRate, 'validFor'>, type: ExpenseType): boolean =>
  rate.validFor.includes(codatType[type]);

export const accountsFor = (books: Books, type: ExpenseType): Account[] =>
  books.accounts.filter((account) => isInUse(account) && accountAccepts(account, type));

export const taxRatesFor = (books: Books, type: ExpenseType): TaxRate[] =>
  books.taxRates.filter((rate) => isInUse(rate) && taxRateAccepts(rate, type));

/**
 * Returns the tracking categories that the package supports, such as Department, each with its options. Options that
 * have options of their own are left out, because nothing can be posted to them (Codat, mappingOptions).
 */
export function trackingDimensions(
  books: Books,
  target: Package,
): { root: TrackingCategory; options: TrackingCategory[] }[] {
  if (target.trackingLimit === 0) return [];
  const current = books.tracking.filter(isInUse);
  const leavesUnder = (ref: string): TrackingCategory[] =>
    current
      .filter((entry) => entry.parentRef === ref)
      .flatMap((entry) => (entry.hasChildren ? leavesUnder(entry.ref) : [entry]));
  return current
    .filter((entry) => entry.parentRef === null && entry.hasChildren)
    .map((root) => ({ root, options: leavesUnder(root.ref) }));
}

/**
 * Whether the supplier can be paid in the currency. A supplier that has a currency accepts no other (Codat, "Configure
 * and categorise").
 */
export const canBePaidIn = (supplier: Pick<Contact, 'currency'>, currency: string): boolean =>
  supplier.currency === '' || supplier.currency === currency;
