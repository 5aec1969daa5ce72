import { type Account, type Books, type TaxRate, taxRatesFor } from '@/lib/domain/books/books';
import { significantWords, wordSimilarity } from '@/lib/domain/books/name-similarity';
import type { Package } from '@/lib/domain/books/package';
import { taxRateFits } from '@/lib/domain/books/package/tax-on-account';
import { isTaxRateOptional } from '@/lib/domain/mapping/health';
import type { AccountBookings } from './history';

/** A suggested tax rate with the reason in words. A null `ref` suggests booking without tax. */
export type TaxSuggestion = { readonly ref: string | null; readonly reason: string; readonly isCertain: boolean };

/**
 * Suggests a tax rate for an account. Tries, in this order: the account's default rate; the rate most used with the
 * account; the rate most used in all bookings; the standard rate; no tax, where that is allowed; the highest rate.
 * Undefined when the package needs a rate and has none for payments.
 */
export function suggestTaxRate(
  account: Account,
  books: Books,
  to: Package,
  bookings: readonly AccountBookings[],
): TaxSuggestion | undefined {
  if (to.taxRate === 'none') return { ref: null, reason: '', isCertain: true };
  const rates = taxRatesFor(books, 'payment').filter((rate) => taxRateFits(rate, account, to.key));
  const usable = new Set(rates.map((rate) => rate.ref));
  if (account.defaultTaxRateRef !== null && usable.has(account.defaultTaxRateRef))
    return { ref: account.defaultTaxRateRef, reason: `the account’s own tax rate in ${to.name}`, isCertain: true };
  const booked = mostUsed(
    bookings.filter((booking) => booking.accountRef === account.ref),
    usable,
  );
  if (booked) return { ref: booked, reason: 'the tax rate its bookings had most often', isCertain: true };
  const usual = mostUsed(bookings, usable);
  if (usual) return { ref: usual, reason: 'the tax rate most of your bookings have', isCertain: false };
  const ordinary = standardRate(account, rates);
  if (ordinary) return { ref: ordinary.ref, reason: 'the ordinary tax rate: check it', isCertain: false };
  if (isTaxRateOptional(to)) return { ref: null, reason: 'no tax', isCertain: false };
  const highest = highestOf(rates);
  return highest && { ref: highest.ref, reason: 'the highest tax rate: check it', isCertain: false };
}

/** Matches the names of taxes that a business can recover, such as VAT and GST. Sales taxes are not recoverable. */
const recoverableTax = /\b(vat|gst|hst|btw|mwst|ust|tva|iva|moms|input)\b/i;
/** Matches the names of rates for special cases, which are not suggested for everyday spending. */
const specialRates = /capital|import|reverse|charge|\bec\b|\beu\b|intra|acquisition|margin|fuel scale|postponed/i;
/**
 * Words in the names of accounts for purchases that are usually exempt from VAT (EU VAT directive, articles 132 and
 * 135; similar in Britain and Australia).
 */
const mostlyExempt = ['insurance', 'bank', 'interest'];

/**
 * Returns the highest recoverable rate for everyday spending. For purchases that are usually exempt, returns the exempt
 * rate.
 */
function standardRate(account: Account, rates: readonly TaxRate[]): TaxRate | undefined {
  const everyday = rates.filter(
    (rate) => rate.rate > 0 && recoverableTax.test(rate.name) && !specialRates.test(rate.name),
  );
  const standard = highestOf(everyday);
  const isExempt = significantWords(account.name).some((word) =>
    mostlyExempt.some((free) => wordSimilarity(word, free) > 0.8),
  );
  return standard && isExempt ? (rates.find((rate) => /exempt/i.test(rate.name)) ?? standard) : standard;
}

const highestOf = (rates: readonly TaxRate[]): TaxRate | undefined =>
  [...rates].sort((one, other) => other.rate - one.rate)[0];

function mostUsed(bookings: readonly AccountBookings[], usable: ReadonlySet<string>): string | undefined {
  const times = new Map<string, number>();
  for (const booking of bookings)
    if (usable.has(booking.taxRateRef))
      times.set(booking.taxRateRef, (times.get(booking.taxRateRef) ?? 0) + booking.times);
  return mostOf(times);
}

const mostOf = (times: ReadonlyMap<string, number>): string | undefined =>
  [...times].sort(([, one], [, other]) => other - one)[0]?.[0];
