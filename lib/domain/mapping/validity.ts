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
import type { Package } from '@/lib/domain/books/package';
import type { MappingDraft } from './draft';
import { type CardTarget, type CategoryTarget, type Defaults, emptyTarget, type Mapping } from './mapping';

/** A choice that the package does not take, where it was made and why. */
export type DraftProblem = {
  /** The category's or card's id, or `defaults`. */
  readonly place: string;
  /** `accountRef`, or `byCurrency.EUR.accountRef`. */
  readonly field: string;
  readonly message: string;
};

export type ValidityContext = { readonly books: Books; readonly package: Package; readonly baseCurrency: string };

/** Everything in a draft that the package does not take. What was there before and is left as it is passes: saving one thing must not hang on another. */
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
  const changed = (ref: string | null, was: string | null | undefined): ref is string => ref !== null && ref !== was;
  const { baseCurrency } = context;
  if (changed(target.accountRef, before.accountRef))
    yield* problemAt('accountRef', whyNotAccount(target.accountRef, context));
  if (changed(target.taxRateRef, before.taxRateRef))
    yield* problemAt('taxRateRef', whyNotTaxRate(target.taxRateRef, context));
  if (target.trackingRefs.join() !== before.trackingRefs.join())
    yield* problemAt('trackingRefs', whyNotTracking(target.trackingRefs, context));
  if (changed(target.supplierRef, before.supplierRef))
    yield* problemAt('supplierRef', whyNotSupplier(target.supplierRef, baseCurrency, context));
  if (changed(target.customerRef, before.customerRef))
    yield* problemAt('customerRef', whyNotCustomer(target.customerRef, context));
  for (const [currency, own] of Object.entries(target.byCurrency)) {
    const was = before.byCurrency[currency];
    const field = (name: string) => `byCurrency.${currency}.${name}`;
    if (changed(own.accountRef, was?.accountRef))
      yield* problemAt(field('accountRef'), whyNotAccount(own.accountRef, context));
    if (changed(own.taxRateRef, was?.taxRateRef))
      yield* problemAt(field('taxRateRef'), whyNotTaxRate(own.taxRateRef, context));
  }
}

function* cardProblems(target: CardTarget, before: CardTarget, context: ValidityContext): Generator<Problem> {
  if (target.bankAccountRef !== null && target.bankAccountRef !== before.bankAccountRef)
    yield* problemAt('bankAccountRef', whyNotBankAccount(target.bankAccountRef, null, context));
  for (const [currency, ref] of Object.entries(target.byCurrency))
    if (ref !== before.byCurrency[currency])
      yield* problemAt(`byCurrency.${currency}`, whyNotBankAccount(ref, currency, context));
}

function* defaultsProblems(target: Defaults, before: Defaults, context: ValidityContext): Generator<Problem> {
  const { bankAccountRef, supplierRef } = target;
  if (bankAccountRef !== null && bankAccountRef !== before.bankAccountRef)
    yield* problemAt('bankAccountRef', whyNotBankAccount(bankAccountRef, null, context));
  if (supplierRef !== null && supplierRef !== before.supplierRef)
    yield* problemAt('supplierRef', whyNotSupplier(supplierRef, context.baseCurrency, context));
  for (const [currency, own] of Object.entries(target.byCurrency)) {
    const was = before.byCurrency[currency];
    if (own.bankAccountRef !== null && own.bankAccountRef !== was?.bankAccountRef)
      yield* problemAt(
        `byCurrency.${currency}.bankAccountRef`,
        whyNotBankAccount(own.bankAccountRef, currency, context),
      );
    if (own.supplierRef !== null && own.supplierRef !== was?.supplierRef)
      yield* problemAt(`byCurrency.${currency}.supplierRef`, whyNotSupplier(own.supplierRef, currency, context));
  }
}

function* problemAt(field: string, message: string | undefined): Generator<Problem> {
  if (message !== undefined) yield { field, message };
}

function whyNotAccount(ref: string, { books, package: to }: ValidityContext): string | undefined {
  const account = booksIndex(books).accounts.get(ref);
  if (!account || !isInUse(account)) return goneMessage(account && accountLabel(account), account, to);
  return accountAccepts(account, 'payment') ? undefined : `${to.name} takes no payments on ${accountLabel(account)}.`;
}

function whyNotTaxRate(ref: string, { books, package: to }: ValidityContext): string | undefined {
  if (to.taxRate === 'none') return `${to.name} takes no tax rate from Outlay.`;
  const rate = booksIndex(books).taxRates.get(ref);
  if (!rate || !isInUse(rate)) return goneMessage(rate?.name, rate, to);
  return taxRateAccepts(rate, 'payment') ? undefined : `${rate.name} is not for payments.`;
}

function whyNotTracking(refs: readonly string[], { books, package: to }: ValidityContext): string | undefined {
  const perDimension = trackingDimensions(books, to).map(
    ({ options }) => options.filter((option) => refs.includes(option.ref)).length,
  );
  const known = perDimension.reduce((all, count) => all + count, 0);
  if (known < refs.length) return `A tracking option chosen here is no longer in ${to.name}.`;
  if (perDimension.some((count) => count > 1)) return 'Choose one option of each kind.';
  return known > to.trackingLimit ? `${to.name} takes ${to.trackingLimit} kinds of tracking on a line.` : undefined;
}

function whyNotSupplier(ref: string, currency: string, { books, package: to }: ValidityContext): string | undefined {
  if (to.supplier === 'none') return `${to.name} takes no supplier from Outlay.`;
  const supplier = booksIndex(books).suppliers.get(ref);
  if (!supplier || !isInUse(supplier)) return goneMessage(supplier?.name, supplier, to);
  return to.supplier === 'required' && !canBePaidIn(supplier, currency)
    ? `${to.name} pays ${supplier.name} in ${supplier.currency} only.`
    : undefined;
}

function whyNotCustomer(ref: string, { books, package: to }: ValidityContext): string | undefined {
  if (!to.billable) return `${to.name} bills no expense to a customer.`;
  const customer = booksIndex(books).customers.get(ref);
  return customer && isInUse(customer) ? undefined : goneMessage(customer?.name, customer, to);
}

function whyNotBankAccount(
  ref: string,
  currency: string | null,
  { books, package: to }: ValidityContext,
): string | undefined {
  const account = booksIndex(books).bankAccounts.get(ref);
  if (!account || !isInUse(account)) return goneMessage(account?.name, account, to);
  return to.bankCurrencyOnly && currency !== null && account.currency !== currency
    ? `${to.name} takes only ${account.currency} from ${account.name}.`
    : undefined;
}

/** Names it where it is still known. */
const goneMessage = (name: string | undefined, entry: { archivedAt: Date | null } | undefined, to: Package): string =>
  entry?.archivedAt
    ? `${name} was archived in ${to.name}. Choose another.`
    : `${name ?? 'What was chosen here'} is no longer in ${to.name}. Choose another.`;
