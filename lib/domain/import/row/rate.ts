import { divideHalfUp, parseRate } from '@/lib/domain/expense/rate';
import { judgeRate } from '@/lib/domain/expense/usual-rate';

export type ReadRate = { readonly ok: true; readonly rate: string } | { readonly ok: false; readonly reason: string };

/** Whether the rates of a column have a comma before the decimals, as a rate below one or with other than three shows. */
export const ratesHaveComma = (values: readonly string[]): boolean =>
  values.some((value) => /^0*,\d+$|^\d+,(?!\d{3}$)\d+$/.test(value.trim()));

/**
 * Reads an exchange rate: amount × rate = amount in the base currency. More than nine decimals are rounded to nine. Banks
 * write ten or more, and Codat takes nine (ExpenseTransaction.currencyRate).
 */
export function readRate(text: string, hasComma: boolean, currency: string, baseCurrency: string): ReadRate {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const point = hasComma || /^0,\d+$/.test(plain) ? withPoint(plain, ',') : withPoint(plain, '.');
  const parsed = parseRate(toNineDecimals(point ?? plain), currency, baseCurrency);
  return parsed.ok ? parsed : { ok: false, reason: parsed.reason };
}

/** Returns what to check about a rate that differs much from the usual one, or is the other way round. Null for others. */
export const rateDoubt = (rate: string, currency: string, baseCurrency: string): string | null =>
  judgeRate(Number(rate), currency, baseCurrency) === 'usual'
    ? null
    : `Check the rate. One ${currency} would be ${rate} ${baseCurrency}.`;

/** Removes the separators of thousands, and writes a point before the decimals. Null when the text has another form. */
function withPoint(text: string, decimal: '.' | ','): string | null {
  const other = decimal === '.' ? ',' : '.';
  const grouped = new RegExp(`^\\d{1,3}(?:\\${other}\\d{3})+\\${decimal}\\d+$`).test(text);
  if (grouped) return text.replaceAll(other, '').replace(decimal, '.');
  return new RegExp(`^\\d*\\${decimal}\\d+$`).test(text) ? text.replace(/^(?=\D)/, '0').replace(decimal, '.') : null;
}

function toNineDecimals(text: string): string {
  const [, whole, decimals] = /^(\d+)\.(\d{10,})$/.exec(text) ?? [];
  if (whole === undefined || decimals === undefined || decimals.length > 40) return text;
  const rounded = divideHalfUp(BigInt(whole + decimals), 10n ** BigInt(decimals.length - 9))
    .toString()
    .padStart(10, '0');
  return `${rounded.slice(0, -9)}.${rounded.slice(-9)}`;
}
