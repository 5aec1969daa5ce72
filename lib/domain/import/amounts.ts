import { exponentOf, isCurrency } from '../currency';
import { formatsOf } from '../locale';
import type { Money } from '../money';

/** A decimal separator. */
export type Decimal = '.' | ',';

export type ParsedFileAmount =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly reason: string };

/**
 * Detects the decimal separator of a column. Uses the locale's separator when the column does not show which one it is.
 */
export function detectDecimal(values: readonly string[], locale: string): Decimal {
  const votes = values.map(bare).map((text) => {
    const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    if (last < 0) return null;
    const sign: Decimal = text[last] === ',' ? ',' : '.';
    const both = text.includes('.') && text.includes(',');
    const repeated = text.indexOf(sign) !== last;
    // A separator that occurs twice separates thousands. A single separator before exactly three digits proves nothing,
    // so it does not count.
    if (repeated) return sign === ',' ? '.' : ',';
    return both || text.length - last - 1 !== 3 ? sign : null;
  });
  const count = (sign: Decimal) => votes.filter((vote) => vote === sign).length;
  if (count('.') !== count(',')) return count('.') > count(',') ? '.' : ',';
  return formatsOf(locale).decimal;
}

/**
 * Whether the column shows spending as negative amounts. Bank statements do; on card statements refunds are the
 * negative amounts.
 */
export function isSpendingNegative(values: readonly string[]): boolean {
  const signs = values.filter((value) => looksLikeAmount(value) && /[1-9]/.test(value)).map(isNegative);
  const negative = signs.filter(Boolean).length;
  return negative > 0 && negative * 2 >= signs.length;
}

/** Parses an amount from a file, with its sign: "-1.234,56", "(12.50)", "£12.50", "12.50 DR". */
export function parseFileAmount(text: string, decimal: Decimal, currency: string): ParsedFileAmount {
  if (/^[=@]/.test(text.trim())) return { ok: false, reason: 'The amount is a formula, not a number.' };
  const named = /(?:^|\s)[-+(]?\s*([A-Z]{3})(?=$|[\s\d-])|\b([A-Z]{3})$/.exec(text.trim());
  const code = named?.[1] ?? named?.[2] ?? '';
  if (isCurrency(code) && code !== currency)
    return { ok: false, reason: `The amount is in ${code}, and the expense in ${currency}.` };
  const digits = bare(text);
  if (digits === '') return { ok: false, reason: 'There is no amount.' };
  const point = digits.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.');
  const read = /^(\d{1,9})?(?:\.(\d*))?$/.exec(point);
  if (!read || (read[1] ?? '') + (read[2] ?? '') === '')
    return { ok: false, reason: `“${text.trim()}” is not an amount.` };
  const exponent = exponentOf(currency);
  const decimals = (read[2] ?? '').replace(/0+$/, '');
  if (decimals.length > exponent) {
    return { ok: false, reason: `${currency} has ${exponent} decimals, and “${text.trim()}” has more.` };
  }
  const minor = BigInt((read[1] ?? '0') + decimals.padEnd(exponent, '0'));
  return { ok: true, money: { minor: isNegative(text) ? -minor : minor, currency } };
}

export const looksLikeAmount = (text: string): boolean =>
  /\d/.test(text) && /^[\d.,]+$/.test(bare(text)) && !/\d[-/.]\d+[-/.]\d{4}/.test(text);

const isNegative = (text: string): boolean =>
  /^\s*[-−(]|[-−]\s*$|^\s*\p{Sc}\s*[-−]|\bDR\b\.?$/iu.test(text.trim()) || /^[A-Z]{3}\s*[-−]/.test(text.trim());

/** Removes everything except digits and separators. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\b(?:CR|DR)\b\.?/gi, '')
    .replace(/\b[A-Z]{3}\b/g, '')
    .replace(/[\s'’+()−-]|\p{Sc}/gu, '');
