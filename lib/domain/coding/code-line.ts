import {
  type Account,
  accountAccepts,
  accountAcceptsClaim,
  accountLabel,
  type Books,
  booksIndex,
  isInUse,
  type TaxRate,
  taxRateAccepts,
} from '@/lib/domain/books/books';
import { fieldException } from '@/lib/domain/books/field-exceptions';
import type { Package } from '@/lib/domain/books/package';
import { taxMisfit, taxRateFits } from '@/lib/domain/books/package/tax-on-account';
import type { RecordLine, RecordSources } from '@/lib/domain/books/record';
import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import { addIssue, type CodingIssue } from '@/lib/domain/expense/issue';
import type { Source } from '@/lib/domain/expense/source';
import { includedTax } from '@/lib/domain/expense/tax';
import { expenseTypeNames } from '@/lib/domain/expense/type';
import { type Mapping, targetIn } from '@/lib/domain/mapping/mapping';

/** Everything that is needed to code a line. */
export type LineContext = {
  readonly package: Package;
  readonly books: Books;
  readonly mapping: Mapping;
  readonly categoryNames: ReadonlyMap<string, string>;
};

/**
 * Converts a line of an expense to a line of a record. When something is missing or unusable, adds the issues to
 * `issues` and returns undefined.
 */
export function codeLine(
  line: ExpenseLine,
  expense: Expense,
  context: LineContext,
  issues: CodingIssue[],
): RecordLine | undefined {
  if (line.categoryId === null) {
    return addIssue(issues, 'no-category', 'Choose a category.', 'expense');
  }
  const name = context.categoryNames.get(line.categoryId) ?? 'This category';
  const target = targetIn(context.mapping, line.categoryId, expense.amount.currency);
  if (!target?.accountRef) {
    return addIssue(issues, 'category-unmapped', `${name} is not mapped to an account.`, 'mapping');
  }
  const account = usableAccount(target.accountRef, name, expense, context, issues);
  const taxRate = isTaxFree(line, expense)
    ? taxFreeRate(expense, context, issues)
    : usableTaxRate(line.taxRateRef ?? target.taxRateRef, name, expense, context, issues);
  const trackingRefs = usableTracking(line.trackingRefs ?? target.trackingRefs, name, context, issues);
  const customerRef = usableCustomer(line.customerRef ?? target.customerRef, context, issues);
  if (account && taxRate && !taxRateFits(taxRate, account, context.package.key))
    return addIssue(issues, 'tax-rate-unusable', taxMisfit(taxRate, account, context.package), 'mapping');
  if (!account || taxRate === undefined || !trackingRefs || customerRef === undefined) return undefined;
  const calculated = taxRate ? includedTax(line.amount.minor, taxRate.rate) : 0n;
  // A package that calculates the tax itself ignores the amount that is sent.
  const taxMinor = fieldException(context.package.key, 'tax amount') ? calculated : (line.taxMinor ?? calculated);
  const taxRateRef = taxRate?.ref ?? context.package.noTaxRef;
  // Packages reject tax on a line with the no-tax rate (Xero: "The tax amount must be 0 when…").
  if (taxMinor > 0n && taxRateRef !== null && taxRateRef === context.package.noTaxRef) {
    return addIssue(
      issues,
      'tax-rate-missing',
      `The receipt shows tax, but ${name} has no tax rate. Choose one, or enter a tax of 0.`,
      'mapping',
    );
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

/**
 * Returns the source of each field. A value set on the line has its own source; every other value comes from the
 * category's mapping.
 */
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
  context: LineContext,
  issues: CodingIssue[],
): Account | undefined {
  const account = booksIndex(context.books).accounts.get(ref);
  const name = context.package.name;
  if (!account || !isInUse(account)) {
    const label = account ? accountLabel(account) : ref;
    return addIssue(
      issues,
      'account-unusable',
      `The account ${label} is no longer in use in ${name}. Choose another account for ${category}.`,
      'mapping',
    );
  }
  if (expense.claim ? accountAcceptsClaim(account) : accountAccepts(account, expense.type)) return account;
  const what = expense.claim ? 'bill' : expenseTypeNames[expense.type].toLowerCase();
  return addIssue(
    issues,
    'account-unusable',
    `${name} does not allow a ${what} on ${accountLabel(account)}. Choose another account for ${category}.`,
    'mapping',
  );
}

/**
 * Whether a line has no tax, whatever its category says: a per diem, and of mileage what is not fuel. Only the fuel of mileage
 * has tax (GOV.UK, VAT Notice 700/64, section 8).
 */
const isTaxFree = ({ taxMinor }: ExpenseLine, { claim }: Expense): boolean =>
  claim !== undefined && claim.kind !== 'expense' && taxMinor === 0n;

/** Returns a rate of 0 % for a package that needs a rate on each line, else null: no rate is sent. */
function taxFreeRate(expense: Expense, context: LineContext, issues: CodingIssue[]): TaxRate | null | undefined {
  const { package: target, books } = context;
  if (target.taxRate !== 'required' || target.noTaxRef !== null) return null;
  const rate = books.taxRates.find((one) => one.rate === 0 && isInUse(one) && taxRateAccepts(one, expense.type));
  return (
    rate ??
    addIssue(issues, 'tax-rate-missing', `${target.name} has no tax rate of 0 % for a line without tax.`, 'package')
  );
}

/** Returns the tax rate to use; null when none is sent. Returns undefined after adding an issue. */
function usableTaxRate(
  ref: string | null,
  category: string,
  expense: Expense,
  context: LineContext,
  issues: CodingIssue[],
): TaxRate | null | undefined {
  const target = context.package;
  if (target.taxRate === 'none') return null;
  if (ref === null) {
    if (target.taxRate === 'optional' || target.noTaxRef !== null) return null;
    return addIssue(
      issues,
      'tax-rate-missing',
      `Choose a tax rate for ${category}: ${target.name} requires one on each line.`,
      'mapping',
    );
  }
  const rate = booksIndex(context.books).taxRates.get(ref);
  if (rate && isInUse(rate) && taxRateAccepts(rate, expense.type)) return rate;
  return addIssue(
    issues,
    'tax-rate-unusable',
    `The tax rate ${rate?.name ?? ref} cannot be used for this expense. Choose another for ${category}.`,
    'mapping',
  );
}

function usableTracking(
  refs: readonly string[],
  category: string,
  { books, package: to }: LineContext,
  issues: CodingIssue[],
): string[] | undefined {
  if (to.trackingLimit === 0) return [];
  const { trackingInUse } = booksIndex(books);
  const gone = refs.find((ref) => !trackingInUse.has(ref));
  if (to.requiredTracking !== null && refs.length === 0)
    return addIssue(
      issues,
      'tracking-missing',
      `Choose a ${to.requiredTracking} for ${category}: ${to.name} requires one on each line.`,
      'mapping',
    );
  if (gone === undefined) return refs.slice(0, to.trackingLimit);
  return addIssue(
    issues,
    'tracking-unusable',
    `A tracking option of ${category} is no longer in use in ${to.name}. Choose another.`,
    'mapping',
  );
}

/** Returns the customer to bill; null when there is none. Returns undefined after adding an issue. */
function usableCustomer(
  ref: string | null,
  { books, package: to }: LineContext,
  issues: CodingIssue[],
): string | null | undefined {
  if (ref === null || !to.billable) return null;
  const customer = booksIndex(books).customers.get(ref);
  if (customer && isInUse(customer)) return ref;
  return addIssue(
    issues,
    'customer-unusable',
    `The customer ${customer?.name ?? ref} is no longer in use in ${to.name}. Choose another, or do not bill the expense.`,
    'expense',
  );
}
