import {
  type Account,
  accountLabel,
  accountTakes,
  type BankAccount,
  type Books,
  type Connection,
  type Contact,
  indexOf,
  inUse,
  type TaxRate,
  taxRateTakes,
} from './books';
import type { BooksRecord, RecordLine, RecordSources } from './books-record';
import { type Expense, type ExpenseLine, expenseTypeNames, inBase } from './expense';
import { bankAccountIn, type Mapping, supplierIn, targetIn } from './mapping';
import type { Package } from './package';
import type { Source } from './source';
import { taxWithin } from './tax';
import { shorten } from './text';

/** What stands between an expense and the books, each with the place where it is put right. */
export type Gap = { readonly code: GapCode; readonly message: string; readonly fix: GapFix };
export type GapCode =
  | 'no-connection'
  | 'no-category'
  | 'category-unmapped'
  | 'account-unusable'
  | 'tax-rate-missing'
  | 'tax-rate-unusable'
  | 'tracking-unusable'
  | 'no-bank-account'
  | 'bank-account-unusable'
  | 'no-supplier'
  | 'supplier-unusable'
  | 'customer-unusable'
  | 'lines-not-taken'
  | 'receipt-missing'
  | 'type-not-taken'
  | 'currency-not-taken'
  | 'period-closed'
  | 'change-not-taken';
export type GapFix = 'connection' | 'expense' | 'mapping' | 'cards' | 'receipt' | 'package';

export type CodingContext = {
  readonly package: Package;
  readonly connection: Connection;
  readonly books: Books;
  readonly mapping: Mapping;
  readonly categoryNames: ReadonlyMap<string, string>;
  /** Payments from this amount, in the base currency's minor units, need a receipt. */
  readonly receiptsRequiredFrom: bigint | null;
  readonly baseCurrency: string;
};

export type Coded =
  | { readonly ok: true; readonly record: BooksRecord }
  | { readonly ok: false; readonly gaps: readonly Gap[] };

/** The record to be written for an expense, to the cent, or everything that is missing. */
export function code(expense: Expense & { readonly receiptCount: number }, context: CodingContext): Coded {
  const gaps: Gap[] = [
    ...typeGaps(expense, context),
    ...periodGaps(expense, context),
    ...receiptGaps(expense, context),
    ...lineGaps(expense, context),
  ];
  const bank = bankAccountOf(expense, context, gaps);
  const supplier = supplierOf(expense, context, gaps);
  const lines = expense.lines.map((line) => codeLine(line, expense, context, gaps));
  if (bank && context.package.bankCurrencyOnly && bank.currency !== expense.amount.currency) {
    gaps.push(
      gap(
        'currency-not-taken',
        `${context.package.name} takes only ${bank.currency} from ${bank.name}. Choose an account in ${expense.amount.currency}.`,
        'cards',
      ),
    );
  }
  const complete = lines.filter((line) => line !== undefined);
  if (gaps.length > 0 || !bank || complete.length < lines.length) return { ok: false, gaps };
  return {
    ok: true,
    record: {
      id: expense.id,
      type: expense.type,
      day: expense.day,
      currency: expense.amount.currency,
      rate: expense.rate,
      supplierRef: supplier?.ref ?? null,
      supplierSource: supplier?.source ?? null,
      bankAccountRef: bank.ref,
      reference: expense.id.slice(-12),
      merchant: expense.merchant,
      note: shorten(expense.note || expense.merchant, context.package.noteLength),
      lines: complete,
    },
  };
}

const gap = (code: GapCode, message: string, fix: GapFix): Gap => ({ code, message, fix });

function* typeGaps(expense: Expense, { package: target }: CodingContext): Generator<Gap> {
  if (target.expenseTypes.includes(expense.type)) return;
  yield gap(
    'type-not-taken',
    `${target.name} takes no ${expenseTypeNames[expense.type].toLowerCase()} from Outlay. Enter it there by hand.`,
    'package',
  );
}

function* periodGaps(expense: Expense, { connection, package: target }: CodingContext): Generator<Gap> {
  if (connection.lockDate === null || expense.day > connection.lockDate) return;
  yield gap(
    'period-closed',
    `The books in ${target.name} are closed up to ${connection.lockDate}. Reopen the period there, or change the date.`,
    'package',
  );
}

function* receiptGaps(
  expense: Expense & { receiptCount: number },
  { receiptsRequiredFrom, baseCurrency }: CodingContext,
): Generator<Gap> {
  if (receiptsRequiredFrom === null || expense.type !== 'payment') return;
  if (expense.receiptCount > 0 || inBase(expense, baseCurrency) < receiptsRequiredFrom) return;
  yield gap('receipt-missing', 'The receipt is missing.', 'receipt');
}

function* lineGaps({ lines }: Expense, { package: target }: CodingContext): Generator<Gap> {
  if (lines.length <= target.lineLimit) return;
  const most = target.lineLimit === 1 ? 'one line' : `${target.lineLimit} lines`;
  yield gap(
    'lines-not-taken',
    `${target.name} takes ${most} per record, and this is split into ${lines.length}. Put it under one category, or record its parts one by one.`,
    'expense',
  );
}

function bankAccountOf(
  expense: Expense,
  { mapping, books, package: target }: CodingContext,
  gaps: Gap[],
): BankAccount | undefined {
  const ref = bankAccountIn(mapping, expense.cardId, expense.amount.currency);
  if (!ref) {
    gaps.push(gap('no-bank-account', `Choose the bank account in ${target.name} that this was paid from.`, 'cards'));
    return undefined;
  }
  const account = indexOf(books).bankAccounts.get(ref);
  if (account && inUse(account)) return account;
  gaps.push(
    gap(
      'bank-account-unusable',
      `The bank account ${account?.name ?? ref} is no longer in use in ${target.name}. Choose another.`,
      'cards',
    ),
  );
  return undefined;
}

/** Its own supplier, else its category's, else the default one; null where none is named. */
function supplierOf(
  expense: Expense,
  { mapping, books, package: target }: CodingContext,
  gaps: Gap[],
): { readonly ref: string; readonly source: Source } | null {
  if (target.supplier === 'none') return null;
  const { currency } = expense.amount;
  // A package that knows one supplier only, its own setting, hears of no other.
  const own = target.supplier === 'default' ? null : expense.supplierRef;
  const categoryId = target.supplier === 'default' ? null : (expense.lines[0]?.categoryId ?? null);
  const ref = own ?? supplierIn(mapping, categoryId, currency);
  if (!ref) {
    gaps.push(gap('no-supplier', `Choose the default supplier: ${target.name} needs one on each record.`, 'cards'));
    return null;
  }
  const fix = own ? 'expense' : ref === mapping.defaults.supplierRef ? 'cards' : 'mapping';
  const supplier = indexOf(books).suppliers.get(ref);
  if (!supplier || !inUse(supplier)) {
    gaps.push(
      gap(
        'supplier-unusable',
        `The supplier ${supplier?.name ?? ref} is no longer in use in ${target.name}. Choose another.`,
        fix,
      ),
    );
    return null;
  }
  if (target.supplier === 'required' && !paidIn(supplier, currency)) {
    gaps.push(
      gap(
        'supplier-unusable',
        `${target.name} pays ${supplier.name} in ${supplier.currency} only. Choose a supplier in ${currency}.`,
        fix,
      ),
    );
    return null;
  }
  if (own) return { ref, source: expense.supplierSource ?? { by: 'hand' } };
  const ofCategory = categoryId !== null && mapping.categories[categoryId]?.supplierRef === ref;
  return { ref, source: { by: ofCategory ? 'category' : 'default' } };
}

/** A supplier with a currency of its own is paid in no other (Codat, "Configure and categorise"). */
export const paidIn = (supplier: Pick<Contact, 'currency'>, currency: string): boolean =>
  supplier.currency === '' || supplier.currency === currency;

function codeLine(line: ExpenseLine, expense: Expense, context: CodingContext, gaps: Gap[]): RecordLine | undefined {
  if (line.categoryId === null) {
    gaps.push(gap('no-category', 'Choose a category.', 'expense'));
    return undefined;
  }
  const name = context.categoryNames.get(line.categoryId) ?? 'This category';
  const target = targetIn(context.mapping, line.categoryId, expense.amount.currency);
  if (!target?.accountRef) {
    gaps.push(gap('category-unmapped', `${name} has no account yet.`, 'mapping'));
    return undefined;
  }
  const account = usableAccount(target.accountRef, name, expense, context, gaps);
  const taxRate = usableTaxRate(line.taxRateRef ?? target.taxRateRef, name, expense, context, gaps);
  const trackingRefs = usableTracking(line.trackingRefs ?? target.trackingRefs, name, context, gaps);
  const customerRef = usableCustomer(line.customerRef ?? target.customerRef, context, gaps);
  if (!account || taxRate === undefined || !trackingRefs || customerRef === undefined) return undefined;
  const taxMinor = line.taxMinor ?? (taxRate ? taxWithin(line.amount.minor, taxRate.rate) : 0n);
  const taxRateRef = taxRate?.ref ?? context.package.noTaxRef;
  // A package refuses a tax under the rate that stands for none (Xero: "The tax amount must be 0 when…").
  if (taxMinor > 0n && taxRateRef !== null && taxRateRef === context.package.noTaxRef) {
    gaps.push(
      gap(
        'tax-rate-missing',
        `Choose a tax rate for ${name}, as the receipt shows tax; or enter a tax of 0.`,
        'mapping',
      ),
    );
    return undefined;
  }
  return {
    netMinor: line.amount.minor - taxMinor,
    taxMinor,
    taxRateRef,
    accountRef: account.ref,
    trackingRefs,
    customerRef,
    sources: sourcesOf(line, { taxRateRef, trackingRefs, customerRef }),
  };
}

/** Its own fields come from where they say; the rest comes from the category. */
function sourcesOf(
  { sources, taxRateRef, trackingRefs, customerRef }: ExpenseLine,
  coded: Pick<RecordLine, 'taxRateRef' | 'trackingRefs' | 'customerRef'>,
): RecordSources {
  const fromCategory: Source = { by: 'category' };
  return {
    category: sources.category ?? { by: 'hand' },
    account: fromCategory,
    ...(coded.taxRateRef !== null && { taxRate: (taxRateRef && sources.taxRate) || fromCategory }),
    ...(coded.trackingRefs.length > 0 && { tracking: (trackingRefs && sources.tracking) || fromCategory }),
    ...(coded.customerRef !== null && { customer: (customerRef && sources.customer) || fromCategory }),
  };
}

function usableAccount(
  ref: string,
  category: string,
  expense: Expense,
  context: CodingContext,
  gaps: Gap[],
): Account | undefined {
  const account = indexOf(context.books).accounts.get(ref);
  const name = context.package.name;
  if (!account || !inUse(account)) {
    const label = account ? accountLabel(account) : ref;
    gaps.push(
      gap(
        'account-unusable',
        `The account ${label} is no longer in use in ${name}. Choose another account for ${category}.`,
        'mapping',
      ),
    );
    return undefined;
  }
  if (accountTakes(account, expense.type)) return account;
  gaps.push(
    gap(
      'account-unusable',
      `${name} takes no ${expenseTypeNames[expense.type].toLowerCase()} on ${accountLabel(account)}. Choose another account for ${category}.`,
      'mapping',
    ),
  );
  return undefined;
}

/** The rate to use, null for none, undefined when a gap was found. */
function usableTaxRate(
  ref: string | null,
  category: string,
  expense: Expense,
  context: CodingContext,
  gaps: Gap[],
): TaxRate | null | undefined {
  const target = context.package;
  if (target.taxRate === 'none') return null;
  if (ref === null) {
    if (target.taxRate === 'optional' || target.noTaxRef !== null) return null;
    gaps.push(
      gap('tax-rate-missing', `Choose a tax rate for ${category}: ${target.name} needs one on each line.`, 'mapping'),
    );
    return undefined;
  }
  const rate = indexOf(context.books).taxRates.get(ref);
  if (rate && inUse(rate) && taxRateTakes(rate, expense.type)) return rate;
  gaps.push(
    gap(
      'tax-rate-unusable',
      `The tax rate ${rate?.name ?? ref} cannot be used here. Choose another for ${category}.`,
      'mapping',
    ),
  );
  return undefined;
}

function usableTracking(
  refs: readonly string[],
  category: string,
  { books, package: to }: CodingContext,
  gaps: Gap[],
): string[] | undefined {
  if (to.trackingLimit === 0) return [];
  const { trackingInUse } = indexOf(books);
  const gone = refs.find((ref) => !trackingInUse.has(ref));
  if (gone === undefined) return refs.slice(0, to.trackingLimit);
  gaps.push(
    gap(
      'tracking-unusable',
      `A tracking option of ${category} is no longer in use in ${to.name}. Choose another.`,
      'mapping',
    ),
  );
  return undefined;
}

/** The customer it is billed to, null for none, undefined when a gap was found. */
function usableCustomer(
  ref: string | null,
  { books, package: to }: CodingContext,
  gaps: Gap[],
): string | null | undefined {
  if (ref === null || !to.billable) return null;
  const customer = indexOf(books).customers.get(ref);
  if (customer && inUse(customer)) return ref;
  gaps.push(
    gap(
      'customer-unusable',
      `The customer ${customer?.name ?? ref} is no longer in use in ${to.name}. Choose another, or bill it to nobody.`,
      'expense',
    ),
  );
  return undefined;
}
