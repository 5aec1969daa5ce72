import { currencySymbol, exponentOf } from './currency';
import { formatsOf } from './locale';
import { formatDecimal } from './number';

/** An amount in minor units (pence, cents) of its currency. It is never a float, so no rounding errors occur. */
export type Money = { readonly minor: bigint; readonly currency: string };

export const money = (minor: bigint, currency: string): Money => ({ minor, currency });

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

/** Formats an amount for a field in which a person changes it, with the given decimal mark and without thousands. */
export const editableAmount = (amount: Money, decimal: '.' | ','): string => toDecimal(amount).replace('.', decimal);

/** Returns the sum of the amounts in each currency, in the order in which the currencies appear. */
export function sumByCurrency(amounts: readonly Money[]): readonly Money[] {
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency);
  return [...byCurrency].map(([currency, own]) => total(own, currency));
}

/** Adds amounts of one currency. Throws on mixed currencies, which is a bug in the caller. */
export function total(amounts: readonly Money[], currency: string): Money {
  const other = amounts.find((amount) => amount.currency !== currency);
  if (other) throw new Error(`cannot add ${other.currency} to ${currency}`);
  return { minor: amounts.reduce((sum, amount) => sum + amount.minor, 0n), currency };
}
