import { type Account, accountTakes, type BankAccount, type Books, inUse, taxRateTakes } from './books';
import type { CategoryTarget } from './mapping';
import type { Package } from './package';

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

/** The first thing that keeps a category's payments out of the books. The same rules as lib/domain/coding, ahead of any expense. */
export function categoryHealth(target: CategoryTarget | undefined, books: Books, to: Package): MappingHealth {
  if (!target?.accountRef) return { state: 'unmapped' };
  const account = books.accounts.find((entry) => entry.ref === target.accountRef);
  const missing = whyGone(account);
  if (missing) return missing;
  if (account && !accountTakes(account, 'payment')) return { state: 'not-for-expenses' };
  return taxHealth(target, books, to) ?? trackingHealth(target, books, to) ?? { state: 'mapped' };
}

function taxHealth({ taxRateRef }: CategoryTarget, books: Books, to: Package): MappingHealth | undefined {
  if (to.taxRate === 'none') return undefined;
  if (taxRateRef === null) return mayHaveNoTax(to) ? undefined : { state: 'tax-rate-missing' };
  const rate = books.taxRates.find((entry) => entry.ref === taxRateRef);
  return rate && inUse(rate) && taxRateTakes(rate, 'payment') ? undefined : { state: 'tax-rate-gone' };
}

/** Whether a line may be written without a tax rate. */
export const mayHaveNoTax = (to: Package): boolean => to.taxRate !== 'required' || to.noTaxRef !== null;

function trackingHealth({ trackingRefs }: CategoryTarget, books: Books, to: Package): MappingHealth | undefined {
  if (to.trackingLimit === 0) return undefined;
  const known = (ref: string) => books.tracking.some((entry) => entry.ref === ref && inUse(entry));
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
  const missing = whyGone(account);
  if (missing) return missing;
  if (account && currency && to.bankCurrencyOnly && account.currency !== currency)
    return { state: 'other-currency', currency: account.currency };
  return { state: 'mapped' };
}

function whyGone(account: Account | BankAccount | undefined): MappingHealth | undefined {
  if (!account || account.removedAt) return { state: 'gone' };
  return account.archivedAt ? { state: 'archived', at: account.archivedAt } : undefined;
}

/** Whether expenses get into the books by it. */
export const isHealthy = ({ state }: MappingHealth): boolean => state === 'mapped';
