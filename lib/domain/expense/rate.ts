import type { Decimal } from '@/lib/domain/reading/amount';
import { plainCharacters } from '@/lib/domain/reading/characters';

export type ParsedRate = { ok: true; rate: string } | { ok: false; reason: string };

/**
 * Parses an exchange rate with at most nine decimals. The foreign amount times the rate is the amount in the base
 * currency (Codat, ExpenseTransaction.currencyRate). `decimal` is the mark that the country writes before decimals.
 */
export function parseRate(text: string, currency: string, baseCurrency: string, decimal: Decimal = '.'): ParsedRate {
  const given = plainCharacters(text);
  if (decimal === '.' && /^[1-9]\d{0,2},\d{3}$/.test(given))
    return {
      ok: false,
      reason: `Write ${given} without a thousands separator, because the comma is ambiguous.`,
    };
  const typed = given.replace(',', '.');
  if (typed === '')
    return { ok: false, reason: `Enter how much one ${currency} was in ${baseCurrency}, such as 0.8361.` };
  if (!/^\d{1,9}(\.\d+)?$/.test(typed)) return { ok: false, reason: 'Enter a rate such as 0.8361.' };
  const [whole = '0', decimals = ''] = typed.split('.');
  if (decimals.length > 9) return { ok: false, reason: 'Use at most nine decimals.' };
  if (/^0+$/.test(whole + decimals)) return { ok: false, reason: 'The rate must be above zero.' };
  const rate = [whole.replace(/^0+(?=\d)/, ''), decimals.replace(/0+$/, '')].filter((part) => part !== '').join('.');
  // Codat's rate is a JSON number, and only 15 significant digits survive as one.
  if (rate.replace('.', '').replace(/^0+/, '').length > 15) return { ok: false, reason: 'Use at most 15 digits.' };
  return { ok: true, rate };
}

/** Converts an amount to minor units of the base currency, rounding half away from zero. */
export function convertAtRate(minor: bigint, exponent: number, rate: string, baseExponent: number): bigint {
  const { factor, divisor } = conversionFactor(exponent, rate, baseExponent);
  return divideHalfUp(minor * factor, divisor);
}

/**
 * Returns a rate as a fraction: minor units times `factor`, divided by `divisor`, are the exact minor units of the base
 * currency.
 */
export function conversionFactor(
  exponent: number,
  rate: string,
  baseExponent: number,
): { readonly factor: bigint; readonly divisor: bigint } {
  const [whole = '0', decimals = ''] = rate.split('.');
  const units = BigInt(whole + decimals);
  const shift = decimals.length + exponent - baseExponent;
  return shift < 0
    ? { factor: units * 10n ** BigInt(-shift), divisor: 1n }
    : { factor: units, divisor: 10n ** BigInt(shift) };
}

/** Divides and rounds half away from zero. The divisor must be positive. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return dividend < 0n ? -((-dividend + half) / divisor) : (dividend + half) / divisor;
}
