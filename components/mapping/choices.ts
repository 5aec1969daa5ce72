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

/** One tracking category with its options. The option with the value '' means none. */
export type Dimension = { readonly ref: string; readonly name: string; readonly options: readonly Option[] };

/** A function that formats the day on which an entry was archived or removed: "3 Nov". */
export type DayWords = (at: Date) => string;

/**
 * Returns the accounts that a category can be mapped to, grouped by type. The accounts that cannot be chosen follow,
 * disabled with the reason. A deleted account is listed only while something is mapped to it.
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

/** The sort key of account types: expense accounts come first, income accounts last. */
const rank = (type: string) => (type === 'Expense' ? 0 : type === 'Income' ? 2 : 1);

const whyNot = (entry: { archivedAt: Date | null; removedAt: Date | null }, dayOf: DayWords) =>
  entry.removedAt
    ? `Removed ${dayOf(entry.removedAt)}`
    : entry.archivedAt
      ? `Archived ${dayOf(entry.archivedAt)}`
      : undefined;

/**
 * Returns mapped entries that are in no list of the books any more, as disabled options, so that the table can still
 * show them.
 */
const unlisted = (mapped: ReadonlySet<string>, listed: readonly { ref: string }[]): readonly Option[] =>
  [...mapped]
    .filter((ref) => !listed.some((entry) => entry.ref === ref))
    .map((ref) => ({ value: ref, label: ref, disabledReason: 'Removed' }));

/**
 * Returns the tax rates that a payment can have. "No tax" comes first if the package accepts records without a tax
 * rate. Rates that cannot be chosen are last, disabled with the reason.
 */
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

/**
 * Returns the default tax rate that the package defines for each account, by account id. Rates that a payment cannot
 * have are left out.
 */
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

/** Returns the bank accounts that expenses can be paid from, each with its currency as `detail`. */
export function bankAccountChoices(books: Books, mapped: ReadonlySet<string>, dayOf: DayWords): readonly Option[] {
  const listed = books.bankAccounts.filter((account) => account.removedAt === null || mapped.has(account.ref));
  return [
    ...listed.map((account) => {
      const disabledReason = whyNot(account, dayOf);
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

/**
 * Returns the name of an account: "090 Business account". Returns the id when the account is missing, and undefined
 * when `ref` is null.
 */
export function nameOf(ref: string | null, accounts: readonly (Account | BankAccount)[]): string | undefined {
  const account = accounts.find((entry) => entry.ref === ref);
  return account && isInUse(account) ? accountLabel(account) : (ref ?? undefined);
}
