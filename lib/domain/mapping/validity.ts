import {
  accountAccepts,
  accountLabel,
  type Books,
  booksIndex,
  canBePaidIn,
  isInUse,
  taxRateAccepts,
  trackingDimensions,
} from '@/lib/domain/books/books';
import { bookingOf } from '@/lib/domain/books/currency/booking';
import type { Package } from '@/lib/domain/books/package';
import { taxMisfit, taxRateFits } from '@/lib/domain/books/package/tax-on-account';
import type { MappingDraft } from './draft';
import { type CardTarget, type CategoryTarget, type Defaults, emptyTarget, type Mapping } from './mapping';

/** A choice in a draft that the package does not accept. */
export type DraftProblem = {
  /** The id of the category or card; `defaults` for the defaults. */
  readonly place: string;
  /** The path of the field, such as `accountRef` or `byCurrency.EUR.accountRef`. */
  readonly field: string;
  readonly message: string;
};

export type ValidityContext = { readonly books: Books; readonly package: Package; readonly baseCurrency: string };

/**
 * Returns every choice in a draft that the package does not accept. Unchanged choices are not checked, so that an old
 * problem does not block an unrelated change.
 */
export function draftProblems(draft: MappingDraft, before: Mapping, context: ValidityContext): DraftProblem[] {
  return [
    ...Object.entries(draft.categories).flatMap(([id, target]) =>
      at(id, categoryProblems(target, before.categories[id] ?? emptyTarget, context)),
    ),
    ...Object.entries(draft.cards).flatMap(([id, target]) =>
      at(id, cardProblems(target, before.cards[id] ?? { bankAccountRef: null, byCurrency: {} }, context)),
    ),
    ...(draft.defaults ? at('defaults', defaultsProblems(draft.defaults, before.defaults, context)) : []),
  ];
}

type Problem = Omit<DraftProblem, 'place'>;

const at = (place: string, problems: Iterable<Problem>): DraftProblem[] =>
  [...problems].map((problem) => ({ place, ...problem }));

function* categoryProblems(
  target: CategoryTarget,
  before: CategoryTarget,
  context: ValidityContext,
): Generator<Problem> {
  const account = (ref: string) => accountProblem(ref, context);
  const taxRate = (ref: string) => taxRateProblem(ref, context);
  yield* changed('accountRef', target.accountRef, before.accountRef, account);
  yield* changed('taxRateRef', target.taxRateRef, before.taxRateRef, taxRate);
  yield* pairProblem('taxRateRef', target, before, context);
  yield* changed('trackingRefs', target.trackingRefs.join(), before.trackingRefs.join(), () =>
    trackingProblem(target.trackingRefs, context),
  );
  yield* changed('supplierRef', target.supplierRef, before.supplierRef, (ref) =>
    supplierProblem(ref, context.baseCurrency, context),
  );
  yield* changed('customerRef', target.customerRef, before.customerRef, (ref) => customerProblem(ref, context));
  for (const [currency, own] of Object.entries(target.byCurrency)) {
    const was = before.byCurrency[currency];
    yield* changed(`byCurrency.${currency}.accountRef`, own.accountRef, was?.accountRef, account);
    yield* changed(`byCurrency.${currency}.taxRateRef`, own.taxRateRef, was?.taxRateRef, taxRate);
    yield* pairProblem(`byCurrency.${currency}.taxRateRef`, own, was ?? before, context);
  }
}

type Pair = Pick<CategoryTarget, 'accountRef' | 'taxRateRef'>;

/** Yields the problem of an account with its tax rate, if one of the two changed. */
function* pairProblem(
  field: string,
  { accountRef, taxRateRef }: Pair,
  before: Pair,
  { books, package: to }: ValidityContext,
): Generator<Problem> {
  if (accountRef === before.accountRef && taxRateRef === before.taxRateRef) return;
  const account = booksIndex(books).accounts.get(accountRef ?? '');
  const rate = booksIndex(books).taxRates.get(taxRateRef ?? '');
  if (account && rate && !taxRateFits(rate, account, to.key)) yield { field, message: taxMisfit(rate, account, to) };
}

function* cardProblems(target: CardTarget, before: CardTarget, context: ValidityContext): Generator<Problem> {
  const bankAccount = (currency: string | null) => (ref: string) => bankAccountProblem(ref, currency, context);
  yield* changed('bankAccountRef', target.bankAccountRef, before.bankAccountRef, bankAccount(null));
  for (const [currency, ref] of Object.entries(target.byCurrency))
    yield* changed(`byCurrency.${currency}`, ref, before.byCurrency[currency], bankAccount(currency));
}

function* defaultsProblems(target: Defaults, before: Defaults, context: ValidityContext): Generator<Problem> {
  const bankAccount = (currency: string | null) => (ref: string) => bankAccountProblem(ref, currency, context);
  const supplier = (currency: string) => (ref: string) => supplierProblem(ref, currency, context);
  yield* changed('bankAccountRef', target.bankAccountRef, before.bankAccountRef, bankAccount(null));
  yield* changed('supplierRef', target.supplierRef, before.supplierRef, supplier(context.baseCurrency));
  for (const [currency, own] of Object.entries(target.byCurrency)) {
    const [was, field] = [before.byCurrency[currency], `byCurrency.${currency}`];
    yield* changed(`${field}.bankAccountRef`, own.bankAccountRef, was?.bankAccountRef, bankAccount(currency));
    yield* changed(`${field}.supplierRef`, own.supplierRef, was?.supplierRef, supplier(currency));
  }
}

/** Yields the problem of a field, if its choice changed and is not accepted. */
function* changed(
  field: string,
  ref: string | null,
  before: string | null | undefined,
  problemOf: (ref: string) => string | undefined,
): Generator<Problem> {
  const message = ref === null || ref === before ? undefined : problemOf(ref);
  if (message !== undefined) yield { field, message };
}

function accountProblem(ref: string, { books, package: to }: ValidityContext): string | undefined {
  const account = booksIndex(books).accounts.get(ref);
  if (!account || !isInUse(account)) return goneMessage(account && accountLabel(account), account, to);
  return accountAccepts(account, 'payment')
    ? undefined
    : `${to.name} does not allow payments on ${accountLabel(account)}. Choose another account.`;
}

function taxRateProblem(ref: string, { books, package: to }: ValidityContext): string | undefined {
  if (to.taxRate === 'none') return `${to.name} does not use tax rates. Leave it empty.`;
  const rate = booksIndex(books).taxRates.get(ref);
  if (!rate || !isInUse(rate)) return goneMessage(rate?.name, rate, to);
  return taxRateAccepts(rate, 'payment')
    ? undefined
    : `${rate.name} cannot be used for payments. Choose another tax rate.`;
}

function trackingProblem(refs: readonly string[], { books, package: to }: ValidityContext): string | undefined {
  const perDimension = trackingDimensions(books, to).map(
    ({ options }) => options.filter((option) => refs.includes(option.ref)).length,
  );
  const known = perDimension.reduce((all, count) => all + count, 0);
  if (known < refs.length) return `A tracking option is no longer in ${to.name}. Choose another.`;
  if (perDimension.some((count) => count > 1)) return 'Choose one option per tracking category.';
  return known > to.trackingLimit ? `${to.name} allows ${to.trackingLimit} tracking categories per line.` : undefined;
}

function supplierProblem(ref: string, currency: string, { books, package: to }: ValidityContext): string | undefined {
  if (to.supplier === 'none') return `${to.name} does not use suppliers. Leave it empty.`;
  const supplier = booksIndex(books).suppliers.get(ref);
  if (!supplier || !isInUse(supplier)) return goneMessage(supplier?.name, supplier, to);
  return to.supplier === 'required' && !canBePaidIn(supplier, currency)
    ? `${to.name} pays ${supplier.name} only in ${supplier.currency}. Choose another supplier.`
    : undefined;
}

function customerProblem(ref: string, { books, package: to }: ValidityContext): string | undefined {
  if (!to.billable) return `${to.name} does not bill expenses to customers. Leave it empty.`;
  const customer = booksIndex(books).customers.get(ref);
  return customer && isInUse(customer) ? undefined : goneMessage(customer?.name, customer, to);
}

function bankAccountProblem(
  ref: string,
  currency: string | null,
  { books, package: to, baseCurrency }: ValidityContext,
): string | undefined {
  const account = booksIndex(books).bankAccounts.get(ref);
  if (!account || !isInUse(account)) return goneMessage(account?.name, account, to);
  if (currency === null) return undefined;
  const booking = bookingOf(to, account, { currency, baseCurrency });
  if (booking === 'refused')
    return `${to.name} does not accept ${currency} from ${account.name}, which is in ${account.currency}. Choose another bank account.`;
  return booking === 'no rate'
    ? `${to.name} books in ${account.currency} from ${account.name}, and Outlay has no rate from ${currency}. Choose another bank account.`
    : undefined;
}

/** Explains that an entry is archived or missing in the package. */
const goneMessage = (name: string | undefined, entry: { archivedAt: Date | null } | undefined, to: Package): string =>
  entry?.archivedAt
    ? `${name} was archived in ${to.name}. Choose another.`
    : `${name ?? 'This entry'} is no longer in ${to.name}. Choose another.`;
