import { type Account, type Books, taxRatesFor } from '../books';
import { mayHaveNoTax } from '../mapping-health';
import type { Package } from '../package';
import type { BookedBefore } from './history';

/** A tax rate for spending on an account, and why; `ref` null is no tax. */
export type TaxSuggestion = { readonly ref: string | null; readonly reason: string; readonly sure: boolean };

/**
 * The account's own rate in the package, else the one its bookings had most often, else the one most bookings have, else
 * none where the package takes lines without, else its ordinary one.
 * Undefined when the package needs a rate and has none for payments.
 */
export function suggestTaxRate(
  account: Account,
  books: Books,
  to: Package,
  bookings: readonly BookedBefore[],
): TaxSuggestion | undefined {
  if (to.taxRate === 'none') return { ref: null, reason: '', sure: true };
  const usable = new Set(taxRatesFor(books, 'payment').map((rate) => rate.ref));
  if (account.defaultTaxRateRef !== null && usable.has(account.defaultTaxRateRef))
    return { ref: account.defaultTaxRateRef, reason: `the account’s own tax rate in ${to.name}`, sure: true };
  const booked = mostUsed(
    bookings.filter((booking) => booking.accountRef === account.ref),
    usable,
  );
  if (booked) return { ref: booked, reason: 'the tax rate its bookings had most often', sure: true };
  const usual = mostUsed(bookings, usable);
  if (usual) return { ref: usual, reason: 'the tax rate most of your bookings have', sure: false };
  if (mayHaveNoTax(to)) return { ref: null, reason: 'no tax', sure: false };
  const ordinary = ordinaryRate(books, usable);
  return ordinary === undefined ? undefined : { ref: ordinary, reason: 'the usual tax rate', sure: false };
}

function mostUsed(bookings: readonly BookedBefore[], usable: ReadonlySet<string>): string | undefined {
  const times = new Map<string, number>();
  for (const booking of bookings)
    if (usable.has(booking.taxRateRef))
      times.set(booking.taxRateRef, (times.get(booking.taxRateRef) ?? 0) + booking.times);
  return mostOf(times);
}

/** The rate that most expense accounts have of their own, else the highest: what is bought is taxed unless something says otherwise. */
function ordinaryRate(books: Books, usable: ReadonlySet<string>): string | undefined {
  const times = new Map<string, number>();
  for (const { type, defaultTaxRateRef: ref } of books.accounts)
    if (type === 'Expense' && ref !== null && usable.has(ref)) times.set(ref, (times.get(ref) ?? 0) + 1);
  const highest = [...books.taxRates]
    .filter((rate) => usable.has(rate.ref))
    .sort((one, other) => other.rate - one.rate);
  return mostOf(times) ?? highest[0]?.ref;
}

const mostOf = (times: ReadonlyMap<string, number>): string | undefined =>
  [...times].sort(([, one], [, other]) => other - one)[0]?.[0];
