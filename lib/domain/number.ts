import { formatsOf } from './locale';

/** Formats a whole number in the marks of the locale: "1,200" in Britain, "1.200" in Germany. */
export const formatCount = (count: number, locale: string): string => formatDecimal(String(count), locale);

/** A total of rows is counted up to this number. A query that counts reads at most one row more. */
export const mostCounted = 10_000;

/** Formats a total that was counted up to `mostCounted`: "1,200", or "10,000+" when there are more. */
export const formatTotal = (count: number, locale: string): string =>
  count > mostCounted ? `${formatCount(mostCounted, locale)}+` : formatCount(count, locale);

/**
 * Formats exact decimal digits such as "-1234.50" in the marks of the locale, with a true minus sign: "−1.234,50".
 * Throws when the text is not a decimal number.
 */
export function formatDecimal(digits: string, locale: string): string {
  const [, sign, whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  if (whole === undefined) throw new Error(`${digits} is not a decimal number`);
  const { decimal, thousands, inPairs } = formatsOf(locale);
  const grouped = whole.replace(inPairs ? lakhs : triples, thousands);
  return `${sign ? '−' : ''}${grouped}${decimals ? decimal + decimals : ''}`;
}

/** The places between groups of three digits. */
const triples = /\B(?=(?:\d{3})+$)/g;

/** The places before the last three digits, and between groups of two digits before them. */
const lakhs = /\B(?=(?:\d{2})*\d{3}$)/g;
