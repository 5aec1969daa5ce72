import {
  accountAccepts,
  accountLabel,
  accountsFor,
  type BankAccount,
  type Books,
  isInUse,
  taxRatesFor,
  trackingDimensions,
} from '@/lib/domain/books/books';
import { bookingOf } from '@/lib/domain/books/currency/booking';
import { isTypeWritten } from '@/lib/domain/books/kinds';
import type { Package } from '@/lib/domain/books/package';
import { taxRateFits } from '@/lib/domain/books/package/tax-on-account';
import type { Option } from '@/lib/domain/list/option';
import { isTaxRateOptional } from './health';

/** A function that formats the day on which an entry was archived or removed: "3 Nov". */
export type DayWords = (at: Date) => string;

/**
 * Returns the accounts that a category can be mapped to, grouped by type, each with its default tax rate. The accounts
 * that cannot be chosen follow, disabled with the reason.
 */
export function accountOptions(books: Books, to: Package, dayOf: DayWords): readonly Option[] {
  const usable = new Set(accountsFor(books, 'payment').map((account) => account.ref));
  const chosen = books.accounts.filter((account) => usable.has(account.ref));
  const others = books.accounts.filter((account) => !usable.has(account.ref) && account.removedAt === null);
  const own = ownTaxRates(books, to);
  const byType = Map.groupBy(chosen, (account) => account.type);
  const types = [...byType.keys()].sort((left, right) => rank(left) - rank(right));
  return [
    ...types.flatMap((type) =>
      (byType.get(type) ?? []).map((account) => ({
        value: account.ref,
        label: accountLabel(account),
        group: type || 'Other',
        ...(isTypeWritten(to.key, 'refund') && !accountAccepts(account, 'refund') && { detail: 'Takes no refunds' }),
        taxRate: own.get(account.ref),
      })),
    ),
    ...others.map((account) => ({
      value: account.ref,
      label: accountLabel(account),
      group: `Not for expenses in ${to.name}`,
      disabledReason: whyNot(account, dayOf) ?? 'Takes no payments',
    })),
  ];
}

/** The sort key of account types: expense accounts come first, income accounts last. */
const rank = (type: string) => (type === 'Expense' ? 0 : type === 'Income' ? 2 : 1);

const whyNot = (entry: { archivedAt: Date | null; removedAt: Date | null }, dayOf: DayWords) =>
  entry.removedAt
    ? `Removed ${dayOf(entry.removedAt)}`
    : entry.archivedAt
      ? `Archived ${dayOf(entry.archivedAt)}`
      : undefined;

/**
 * Returns the tax rates that a payment can have. "No tax" comes first if the package accepts records without a tax
 * rate. Rates that cannot be chosen are last, disabled with the reason.
 */
export function taxRateOptions(books: Books, to: Package, dayOf: DayWords): readonly Option[] {
  const usable = new Set(taxRatesFor(books, 'payment'));
  const others = books.taxRates.filter((rate) => !usable.has(rate) && rate.removedAt === null);
  return [
    ...(isTaxRateOptional(to) ? [{ value: '', label: 'No tax' }] : []),
    ...[...usable].map((rate) => ({ value: rate.ref, label: rate.name })),
    ...others.map((rate) => ({
      value: rate.ref,
      label: rate.name,
      group: `Not for expenses in ${to.name}`,
      disabledReason: whyNot(rate, dayOf) ?? 'Not for payments',
    })),
  ];
}

/**
 * Returns the default tax rate that the package defines for each account, by account id. Rates that a payment cannot
 * have are left out.
 */
export function ownTaxRates(
  books: Books,
  to: Package,
): ReadonlyMap<string, { readonly ref: string; readonly name: string }> {
  if (to.taxRate === 'none') return new Map();
  const usable = new Map(taxRatesFor(books, 'payment').map(({ ref, name }) => [ref, { ref, name }]));
  return new Map(
    books.accounts.flatMap((account) => {
      const rate = usable.get(account.defaultTaxRateRef ?? '');
      return rate && taxRateFits(rate, account, to.key) ? [[account.ref, rate] as const] : [];
    }),
  );
}

/**
 * Returns the options of the tracking category with the id `root`. Null returns those of every category, in groups. Empty
 * when the package does not support tracking.
 */
export const trackingOptions = (books: Books, to: Package, root: string | null): readonly Option[] =>
  trackingDimensions(books, to)
    .filter((dimension) => root === null || dimension.root.ref === root)
    .flatMap((dimension) =>
      dimension.options.map((option) => ({
        value: option.ref,
        label: option.name,
        ...(root === null && { group: dimension.root.name }),
      })),
    );

/**
 * Returns the bank accounts that expenses can be paid from, each with its currency as `detail`. With a `currency`, those
 * from which the package cannot book an expense in it are disabled.
 */
export const bankAccountOptions = (
  books: Books,
  to: Package,
  dayOf: DayWords,
  { currency, baseCurrency }: { readonly currency: string | null; readonly baseCurrency: string },
): readonly Option[] =>
  books.bankAccounts
    .filter((account) => account.removedAt === null)
    .map((account) => ({
      value: account.ref,
      label: accountLabel(account),
      detail: account.currency,
      disabledReason:
        whyNot(account, dayOf) ?? (currency === null ? undefined : whyNotIn(account, to, { currency, baseCurrency })),
    }));

function whyNotIn(
  account: BankAccount,
  to: Package,
  money: { readonly currency: string; readonly baseCurrency: string },
): string | undefined {
  switch (bookingOf(to, account, money)) {
    case 'refused':
      return `In ${account.currency}, not for ${money.currency}`;
    case 'no rate':
      return `In ${account.currency}, no rate from ${money.currency}`;
    default:
      return undefined;
  }
}

/** Returns the id of the first bank account in use of each currency. */
export const firstBankAccounts = (books: Books): Readonly<Record<string, string>> =>
  Object.fromEntries(
    books.bankAccounts
      .filter(isInUse)
      .map(({ currency, ref }) => [currency, ref] as const)
      .reverse(),
  );
