import { accountAccepts, type Books, booksIndex, isInUse, taxRateAccepts } from '@/lib/domain/books/books';
import type { EntryList } from '@/lib/domain/books/lists';
import type { Package } from '@/lib/domain/books/package';
import type { CategoryTarget, Mapping } from './mapping';
import { type EntryRef, entryKey, entryUses } from './refs';

/** Whether what a category or card is mapped to can still be written to, and if not, why. */
export type MappingHealth =
  | { readonly state: 'mapped' }
  | { readonly state: 'unmapped' }
  | { readonly state: 'archived'; readonly at: Date }
  | { readonly state: 'gone' }
  | { readonly state: 'not-for-expenses' }
  | { readonly state: 'tax-rate-missing' }
  | { readonly state: 'tax-rate-gone' }
  | { readonly state: 'tracking-gone' }
  | { readonly state: 'other-currency'; readonly currency: string };

/** The first thing that keeps a category's payments out of the books. The same rules as lib/domain/coding/coding, ahead of any expense. */
export function categoryHealth(target: CategoryTarget | undefined, books: Books, to: Package): MappingHealth {
  if (!target?.accountRef) return { state: 'unmapped' };
  const account = books.accounts.find((entry) => entry.ref === target.accountRef);
  const missing = missingHealth(account);
  if (missing) return missing;
  if (account && !accountAccepts(account, 'payment')) return { state: 'not-for-expenses' };
  return taxHealth(target, books, to) ?? trackingHealth(target, books, to) ?? { state: 'mapped' };
}

function taxHealth({ taxRateRef }: CategoryTarget, books: Books, to: Package): MappingHealth | undefined {
  if (to.taxRate === 'none') return undefined;
  if (taxRateRef === null) return isTaxRateOptional(to) ? undefined : { state: 'tax-rate-missing' };
  const rate = books.taxRates.find((entry) => entry.ref === taxRateRef);
  return rate && isInUse(rate) && taxRateAccepts(rate, 'payment') ? undefined : { state: 'tax-rate-gone' };
}

/** Whether a line may be written without a tax rate. */
export const isTaxRateOptional = (to: Package): boolean => to.taxRate !== 'required' || to.noTaxRef !== null;

function trackingHealth({ trackingRefs }: CategoryTarget, books: Books, to: Package): MappingHealth | undefined {
  if (to.trackingLimit === 0) return undefined;
  const known = (ref: string) => books.tracking.some((entry) => entry.ref === ref && isInUse(entry));
  return trackingRefs.every(known) ? undefined : { state: 'tracking-gone' };
}

/** How a bank account stands that money is paid from; `currency` is the card's, where the package asks for the same. */
export function bankAccountHealth(
  ref: string | null | undefined,
  books: Books,
  to: Package,
  currency?: string,
): MappingHealth {
  if (!ref) return { state: 'unmapped' };
  const account = books.bankAccounts.find((entry) => entry.ref === ref);
  const missing = missingHealth(account);
  if (missing) return missing;
  if (account && currency && to.bankCurrencyOnly && account.currency !== currency)
    return { state: 'other-currency', currency: account.currency };
  return { state: 'mapped' };
}

type Dated = { readonly archivedAt: Date | null; readonly removedAt: Date | null };

function missingHealth(account: Dated | undefined): MappingHealth | undefined {
  if (!account || account.removedAt) return { state: 'gone' };
  return account.archivedAt ? { state: 'archived', at: account.archivedAt } : undefined;
}

/** Whether expenses get into the books by it. */
export const isHealthy = ({ state }: MappingHealth): boolean => state === 'mapped';

/** How one entry stands that the mapping, a rule or an expense names. What the package does not ask for is never missed. */
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

/** Whether records of this package name such entries at all. */
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

/** The entries a mapping names that the books no longer take, each once. */
export function brokenEntries(mapping: Mapping, books: Books, to: Package): EntryRef[] {
  const named = new Map(entryUses(mapping).map(({ list, ref }) => [entryKey({ list, ref }), { list, ref }]));
  return [...named.values()].filter((entry) => !isHealthy(entryHealth(entry, books, to)));
}
