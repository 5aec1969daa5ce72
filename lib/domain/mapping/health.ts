import {
  type Account,
  accountAccepts,
  type Books,
  booksIndex,
  isInUse,
  taxRateAccepts,
} from '@/lib/domain/books/books';
import { bookingOf, isSendable } from '@/lib/domain/books/currency/booking';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import type { Package } from '@/lib/domain/books/package';
import { taxRateFits } from '@/lib/domain/books/package/tax-on-account';
import type { CategoryTarget, Mapping } from './mapping';
import { entryUses } from './refs';

/**
 * Whether expenses can be written with this part of the mapping: `mapped` means yes, every other state is the reason
 * why not.
 */
export type MappingHealth =
  | { readonly state: 'mapped' }
  | { readonly state: 'unmapped' }
  | { readonly state: 'archived'; readonly at: Date }
  | { readonly state: 'gone' }
  | { readonly state: 'not-for-expenses' }
  | { readonly state: 'tax-rate-missing' }
  | { readonly state: 'tax-rate-gone' }
  | { readonly state: 'tax-rate-for-purchases' }
  | { readonly state: 'tracking-gone' }
  | { readonly state: 'other-currency'; readonly currency: string };

/**
 * Returns the first problem for which payments of a category could not be synced, or `mapped`. Checks the same rules as
 * lib/domain/coding/coding, but needs no expense.
 */
export function categoryHealth(target: CategoryTarget | undefined, books: Books, to: Package): MappingHealth {
  if (!target?.accountRef) return { state: 'unmapped' };
  const account = books.accounts.find((entry) => entry.ref === target.accountRef);
  const missing = missingHealth(account);
  if (missing) return missing;
  if (account && !accountAccepts(account, 'payment')) return { state: 'not-for-expenses' };
  return taxHealth(target, account, books, to) ?? trackingHealth(target, books, to) ?? { state: 'mapped' };
}

function taxHealth(
  { taxRateRef }: CategoryTarget,
  account: Account | undefined,
  books: Books,
  to: Package,
): MappingHealth | undefined {
  if (to.taxRate === 'none') return undefined;
  if (taxRateRef === null) return isTaxRateOptional(to) ? undefined : { state: 'tax-rate-missing' };
  const rate = books.taxRates.find((entry) => entry.ref === taxRateRef);
  if (!rate || !isInUse(rate) || !taxRateAccepts(rate, 'payment')) return { state: 'tax-rate-gone' };
  return account && !taxRateFits(rate, account, to.key) ? { state: 'tax-rate-for-purchases' } : undefined;
}

/** Whether Outlay can write a line for which no tax rate was chosen. */
export const isTaxRateOptional = (to: Package): boolean => to.taxRate !== 'required' || to.noTaxRef !== null;

function trackingHealth({ trackingRefs }: CategoryTarget, books: Books, to: Package): MappingHealth | undefined {
  if (to.trackingLimit === 0) return undefined;
  const known = (ref: string) => books.tracking.some((entry) => entry.ref === ref && isInUse(entry));
  return trackingRefs.every(known) ? undefined : { state: 'tracking-gone' };
}

/** Checks the bank account that expenses are paid from. With `card`, also whether it works in the currency of a card. */
export function bankAccountHealth(
  ref: string | null | undefined,
  books: Books,
  to: Package,
  card?: { readonly currency: string; readonly baseCurrency: string },
): MappingHealth {
  if (!ref) return { state: 'unmapped' };
  const account = books.bankAccounts.find((entry) => entry.ref === ref);
  const missing = missingHealth(account);
  if (missing) return missing;
  if (account && card && !isSendable(bookingOf(to, account, card)))
    return { state: 'other-currency', currency: account.currency };
  return { state: 'mapped' };
}

type Dated = { readonly archivedAt: Date | null; readonly removedAt: Date | null };

function missingHealth(account: Dated | undefined): MappingHealth | undefined {
  if (!account || account.removedAt) return { state: 'gone' };
  return account.archivedAt ? { state: 'archived', at: account.archivedAt } : undefined;
}

export const isHealthy = ({ state }: MappingHealth): boolean => state === 'mapped';

/**
 * Checks one entry that the mapping, a rule or an expense refers to. An entry of a list that the package does not use
 * is always healthy.
 */
export function entryHealth({ list, ref }: EntryRef, books: Books, to: Package): MappingHealth {
  if (!usesList(list, to)) return { state: 'mapped' };
  const index = booksIndex(books);
  switch (list) {
    case 'accounts': {
      const account = index.accounts.get(ref);
      const takes = account && accountAccepts(account, 'payment');
      return missingHealth(account) ?? { state: takes ? 'mapped' : 'not-for-expenses' };
    }
    case 'bankAccounts':
      return missingHealth(index.bankAccounts.get(ref)) ?? { state: 'mapped' };
    case 'taxRates':
      return missingHealth(index.taxRates.get(ref)) ?? { state: 'mapped' };
    case 'tracking':
      return index.trackingInUse.has(ref) ? { state: 'mapped' } : { state: 'gone' };
    case 'suppliers':
      return missingHealth(index.suppliers.get(ref)) ?? { state: 'mapped' };
    case 'customers':
      return missingHealth(index.customers.get(ref)) ?? { state: 'mapped' };
  }
}

/** Whether records in the package can refer to entries of this list. */
export function usesList(list: EntryList, to: Package): boolean {
  switch (list) {
    case 'accounts':
    case 'bankAccounts':
      return true;
    case 'taxRates':
      return to.taxRate !== 'none';
    case 'tracking':
      return to.trackingLimit > 0;
    case 'suppliers':
      return to.supplier !== 'none';
    case 'customers':
      return to.billable;
  }
}

/** Returns the entries in a mapping that cannot be used any more, each once. */
export function brokenEntries(mapping: Mapping, books: Books, to: Package): EntryRef[] {
  const named = new Map(entryUses(mapping).map(({ list, ref }) => [entryKey({ list, ref }), { list, ref }]));
  return [...named.values()].filter((entry) => !isHealthy(entryHealth(entry, books, to)));
}
