import { type Account, type Books, type TaxRate, taxRatesFor } from '@/lib/domain/books/books';
import { significantWords, wordSimilarity } from '@/lib/domain/books/name-similarity';
import type { Package } from '@/lib/domain/books/package';
import { isTaxRateOptional } from '@/lib/domain/mapping/health';
import type { AccountBookings } from './history';

/** A tax rate for spending on an account, and why; `ref` null is no tax. */
export type TaxSuggestion = { readonly ref: string | null; readonly reason: string; readonly isCertain: boolean };

/**
 * The account's own rate in the package, else the one its bookings had most often, else the one most bookings have, else
 * the ordinary one for everyday spending, else none where the package takes lines without.
 * Undefined when the package needs a rate and has none for payments.
 */
export function suggestTaxRate(
  account: Account,
  books: Books,
  to: Package,
  bookings: readonly AccountBookings[],
): TaxSuggestion | undefined {
  if (to.taxRate === 'none') return { ref: null, reason: '', isCertain: true };
  const usable = new Set(taxRatesFor(books, 'payment').map((rate) => rate.ref));
  if (account.defaultTaxRateRef !== null && usable.has(account.defaultTaxRateRef))
    return { ref: account.defaultTaxRateRef, reason: `the account’s own tax rate in ${to.name}`, isCertain: true };
  const booked = mostUsed(
    bookings.filter((booking) => booking.accountRef === account.ref),
    usable,
  );
  if (booked) return { ref: booked, reason: 'the tax rate its bookings had most often', isCertain: true };
  const usual = mostUsed(bookings, usable);
  if (usual) return { ref: usual, reason: 'the tax rate most of your bookings have', isCertain: false };
  const ordinary = standardRate(account, taxRatesFor(books, 'payment'));
  if (ordinary) return { ref: ordinary.ref, reason: 'the ordinary tax rate: check it', isCertain: false };
  if (isTaxRateOptional(to)) return { ref: null, reason: 'no tax', isCertain: false };
  const highest = highestOf(taxRatesFor(books, 'payment'));
  return highest && { ref: highest.ref, reason: 'the highest tax rate: check it', isCertain: false };
}

/** Taxes on what is bought that a business takes back: value added, goods and services. Sales taxes are none. */
const recoverableTax = /\b(vat|gst|hst|btw|mwst|ust|tva|iva|moms|input)\b/i;
/** Rates for what is no everyday spending. */
const specialRates = /capital|import|reverse|charge|\bec\b|\beu\b|intra|acquisition|margin|fuel scale|postponed/i;
/** What is mostly free of such taxes (EU VAT directive, articles 132 and 135; the same in Britain and Australia). */
const mostlyExempt = ['insurance', 'bank', 'interest'];

/** The highest rate for everyday spending, where the books know a tax that is taken back; for what is mostly exempt, exempt. */
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
