import type { Option } from '@/components/ui/form/option';
import {
  type Account,
  accountAccepts,
  accountLabel,
  accountsFor,
  type BankAccount,
  type Books,
  isInUse,
  type TaxRate,
  taxRatesFor,
  trackingDimensions,
} from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import { isTaxRateOptional } from '@/lib/domain/mapping/health';

/** One tracking category and its options; the value '' is none. */
export type Dimension = { readonly ref: string; readonly name: string; readonly options: readonly Option[] };

/** Formats the day of an archiving: "3 Nov". */
export type DayWords = (at: Date) => string;

/**
 * Returns the accounts a category can be mapped to, by type, then those that cannot be chosen, with the reason. A
 * deleted account is listed only while something is mapped to it.
 */
export function accountChoices(
  books: Books,
  to: Package,
  mapped: ReadonlySet<string>,
  dayOf: DayWords,
): readonly Option[] {
  const usable = new Set(accountsFor(books, 'payment').map((account) => account.ref));
  const chosen = books.accounts.filter((account) => usable.has(account.ref));
  const others = books.accounts.filter(
    (account) => !usable.has(account.ref) && (account.removedAt === null || mapped.has(account.ref)),
  );
  const types = [...new Set(chosen.map((account) => account.type))].sort((left, right) => rank(left) - rank(right));
  return [
    ...types.flatMap((type) =>
      chosen
        .filter((account) => account.type === type)
        .map((account) => ({
          value: account.ref,
          label: accountLabel(account),
          group: type || 'Other',
          ...(to.expenseTypes.includes('refund') &&
            !accountAccepts(account, 'refund') && { detail: 'Takes no refunds' }),
        })),
    ),
    ...others.map((account) => ({
      value: account.ref,
      label: accountLabel(account),
      group: `Not for expenses in ${to.name}`,
      disabledReason: whyNot(account, dayOf) ?? 'Takes no payments',
    })),
    ...unlisted(mapped, books.accounts),
  ];
}

/** Expense accounts come first. */
const rank = (type: string) => (type === 'Expense' ? 0 : type === 'Income' ? 2 : 1);

const whyNot = (entry: { archivedAt: Date | null; removedAt: Date | null }, dayOf: DayWords) =>
  entry.removedAt
    ? `Removed ${dayOf(entry.removedAt)}`
    : entry.archivedAt
      ? `Archived ${dayOf(entry.archivedAt)}`
      : undefined;

/** Returns mapped entries that no list has any more, so that the table can show them. */
const unlisted = (mapped: ReadonlySet<string>, listed: readonly { ref: string }[]): readonly Option[] =>
  [...mapped]
    .filter((ref) => !listed.some((entry) => entry.ref === ref))
    .map((ref) => ({ value: ref, label: ref, disabledReason: 'Removed' }));

/** Returns the tax rates a payment can have. "No tax" comes first, where the package allows it. */
export function taxRateChoices(
  books: Books,
  to: Package,
  mapped: ReadonlySet<string>,
  dayOf: DayWords,
): readonly Option[] {
  const usable = taxRatesFor(books, 'payment');
  const others = books.taxRates.filter(
    (rate) => !usable.includes(rate) && (rate.removedAt === null || mapped.has(rate.ref)),
  );
  return [
    ...(isTaxRateOptional(to) ? [{ value: '', label: 'No tax' }] : []),
    ...usable.map((rate) => ({ value: rate.ref, label: rate.name })),
    ...others.map((rate) => ({
      value: rate.ref,
      label: rate.name,
      group: `Not for expenses in ${to.name}`,
      disabledReason: whyNot(rate, dayOf) ?? 'Not for payments',
    })),
    ...unlisted(mapped, books.taxRates),
  ];
}

/** Returns the package's own tax rate of each account, where a payment can have it. */
export function ownTaxRates(books: Books, to: Package): Readonly<Record<string, string>> {
  if (to.taxRate === 'none') return {};
  const usable = new Set(taxRatesFor(books, 'payment').map((rate: TaxRate) => rate.ref));
  return Object.fromEntries(
    books.accounts.flatMap(({ ref, defaultTaxRateRef: own }) => (own !== null && usable.has(own) ? [[ref, own]] : [])),
  );
}

export const dimensionChoices = (books: Books, to: Package): readonly Dimension[] =>
  trackingDimensions(books, to).map(({ root, options }) => ({
    ref: root.ref,
    name: root.name,
    options: [{ value: '', label: 'None' }, ...options.map((option) => ({ value: option.ref, label: option.name }))],
  }));

/** Returns the bank accounts to pay from. With a `currency`, those in another one are disabled if the package needs that. */
export function bankAccountChoices(
  books: Books,
  to: Package,
  mapped: ReadonlySet<string>,
  dayOf: DayWords,
  currency?: string,
): readonly Option[] {
  const listed = books.bankAccounts.filter((account) => account.removedAt === null || mapped.has(account.ref));
  return [
    ...listed.map((account) => {
      const disabledReason = whyNot(account, dayOf) ?? whyNotIn(account, to, currency);
      return {
        value: account.ref,
        label: accountLabel(account),
        detail: account.currency,
        ...(disabledReason && { disabledReason }),
      };
    }),
    ...unlisted(mapped, books.bankAccounts),
  ];
}

const whyNotIn = (account: BankAccount, to: Package, currency: string | undefined) =>
  currency && to.bankCurrencyOnly && account.currency !== currency ? `In ${account.currency} only` : undefined;

/** Returns "090 Business account", or the id of a missing account; undefined for none. */
export function nameOf(ref: string | null, accounts: readonly (Account | BankAccount)[]): string | undefined {
  const account = accounts.find((entry) => entry.ref === ref);
  return account && isInUse(account) ? accountLabel(account) : (ref ?? undefined);
}
