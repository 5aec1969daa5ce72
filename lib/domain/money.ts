import { currencySymbol, exponentOf, isCurrency } from './currency';
import { formatsOf } from './locale';
import { formatDecimal } from './number';

/** An amount in minor units (pence, cents) of its currency. It is never a float, so no rounding errors occur. */
export type Money = { readonly minor: bigint; readonly currency: string };

export const money = (minor: bigint, currency: string): Money => ({ minor, currency });

/** The largest amount of an expense, in major units of its currency. A JSON number can represent it exactly. */
const largestMajor = 999_999_999n;

export type ParsedAmount = { ok: true; money: Money } | { ok: false; reason: string };

/**
 * Parses an amount as people type it: "12.50", "12,50", "£12.50", "1,234.56", "1.234,56", "1 234,56". Rejects zero,
 * signs, another currency, too many decimals, amounts over the limit, and ambiguous separators.
 */
export function parseAmount(text: string, currency: string): ParsedAmount {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return invalid('Enter the amount.');
  const named = namedIn(typed);
  if (named.length > 0 && !named.includes(currency))
    return invalid(`This is an amount in ${named[0]}. Choose ${named[0]} as the currency, or enter it in ${currency}.`);
  const bare = typed.replace(/^\p{Sc}|\p{Sc}$|^[A-Z]{3}\s|\s[A-Z]{3}$/gu, '').trim();
  if (signed.test(typed) || signed.test(bare))
    return invalid('Enter the amount without a minus sign. For money you got back, choose Refund.');
  const digits = inGroups.test(bare) ? bare.replace(/[\s'’]/g, '') : bare;
  const parts = splitDecimals(digits, exponentOf(currency));
  if (!parts) return invalid('Enter an amount such as 12.50.');
  if (parts === 'ambiguous')
    return invalid(`Write ${digits} without a thousands separator, because the comma is ambiguous.`);
  return withinLimits(parts.whole, parts.decimals, currency);
}

const signed = /^[(−-]|[)−-]$/;
// Matches groups of three digits that are separated by spaces or apostrophes. "12 50" does not match.
const inGroups = /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/;

/** Currency signs that only one or a few currencies use. The dollar sign is missing, because many currencies use it. */
const signs: Readonly<Record<string, readonly string[]>> = {
  '£': ['GBP', 'EGP', 'FKP', 'GIP', 'SHP'],
  '€': ['EUR'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₪': ['ILS'],
};

/**
 * Returns the currencies that a typed amount can be in, as "EUR 12.50" or "€12.50" show. Empty when the text names no
 * currency.
 */
function namedIn(typed: string): readonly string[] {
  const code = /^([A-Z]{3})\s|\s([A-Z]{3})$/.exec(typed);
  const named = code?.[1] ?? code?.[2] ?? '';
  if (isCurrency(named)) return [named];
  return signs[typed.at(0) ?? ''] ?? signs[typed.at(-1) ?? ''] ?? [];
}

function withinLimits(whole: string, decimals: string, currency: string): ParsedAmount {
  const exponent = exponentOf(currency);
  if (decimals.length > exponent) {
    return invalid(
      exponent === 0
        ? `${currency} has no decimals: enter a whole amount.`
        : `${currency} has ${inWords(exponent)} decimals: enter an amount such as ${example(exponent)}.`,
    );
  }
  const minor = BigInt(whole) * 10n ** BigInt(exponent) + BigInt(decimals.padEnd(exponent, '0') || '0');
  if (minor === 0n) return invalid('Enter an amount above zero.');
  if (BigInt(whole) > largestMajor) return invalid('Enter an amount of at most 999,999,999.');
  return { ok: true, money: { minor, currency } };
}

const invalid = (reason: string): ParsedAmount => ({ ok: false, reason });
const inWords = (exponent: number) => ['no', 'one', 'two', 'three', 'four'][exponent] ?? String(exponent);
const example = (exponent: number) => `12.${'5'.padEnd(exponent, '0')}`;

/** Splits a number at its last separator, unless that can only separate thousands. */
function splitDecimals(
  digits: string,
  exponent: number,
): { whole: string; decimals: string } | 'ambiguous' | undefined {
  if (/^\d+$/.test(digits)) return { whole: digits, decimals: '' };
  if (/^\d{0,12}[.,]\d+$/.test(digits) && digits.length > 1) return oneSeparator(digits, exponent);
  const grouped = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/.exec(digits);
  const [, whole, thousands, decimal, decimals = ''] = grouped ?? [];
  if (!whole || thousands === decimal) return undefined;
  return { whole: whole.replace(/[.,]/g, ''), decimals };
}

function oneSeparator(digits: string, exponent: number) {
  const at = digits.search(/[.,]/);
  const [whole, separator, decimals] = [digits.slice(0, at), digits[at], digits.slice(at + 1)];
  const couldBeThousands = separator === ',' && decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (couldBeThousands && exponent >= 3) return 'ambiguous' as const;
  if (couldBeThousands) return { whole: whole + decimals, decimals: '' };
  return { whole: whole || '0', decimals };
}

/** Formats an amount as exact decimal digits, such as "1234.50", with a point and without separators of thousands. */
export function toDecimal({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const at = digits.length - exponent;
  const sign = minor < 0n ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, at)}.${digits.slice(at)}`;
}

/**
 * Formats an amount as the locale writes it, with a true minus sign: "£1,234.50", "1.234,50 €". With `bare`, the currency
 * is left out.
 */
export function formatMoney(amount: Money, locale: string, options: { bare?: boolean } = {}): string {
  const digits = formatDecimal(toDecimal(amount), locale);
  if (options.bare) return digits;
  const [sign, number] = digits.startsWith('−') ? ['−', digits.slice(1)] : ['', digits];
  const symbol = currencySymbol(amount.currency, locale);
  if (formatsOf(locale).symbol === 'after') return `${sign}${number}\u00a0${symbol}`;
  // Letters need a space before the digits: "CHF 5", "R$5".
  const isSpaced = formatsOf(locale).symbol === 'spaced-before' || /\p{L}$/u.test(symbol);
  return `${sign}${symbol}${isSpaced ? '\u00a0' : ''}${number}`;
}

/** Formats an amount for a field in which a person changes it: in the decimal mark of the locale, without thousands. */
export const editableAmount = (amount: Money, locale: string): string =>
  toDecimal(amount).replace('.', formatsOf(locale).decimal);

/** Adds amounts of one currency. Throws on mixed currencies, which is a bug in the caller. */
export function total(amounts: readonly Money[], currency: string): Money {
  const other = amounts.find((amount) => amount.currency !== currency);
  if (other) throw new Error(`cannot add ${other.currency} to ${currency}`);
  return { minor: amounts.reduce((sum, amount) => sum + amount.minor, 0n), currency };
}
