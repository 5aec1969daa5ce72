/** The number of decimal places of each currency that does not have two (ISO 4217). */
const exponents: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  CLP: 0,
  VND: 0,
  KWD: 3,
  BHD: 3,
  JOD: 3,
  OMR: 3,
  TND: 3,
};

export const exponentOf = (currency: string): number => exponents[currency] ?? 2;

/**
 * Converts a JSON number to minor units, rounded half away from zero. It uses the decimal text of the number, because
 * as a binary number 1.005 is slightly less than 1.005.
 */
export function toMinor(amount: number, currency: string): number {
  const scaled = Number(`${Math.abs(amount)}e${exponentOf(currency)}`);
  const rounded = Math.round(Number.isNaN(scaled) ? Math.abs(amount) * 10 ** exponentOf(currency) : scaled);
  return amount < 0 ? -rounded : rounded;
}

export const fromMinor = (minor: number, currency: string): number =>
  Number((minor / 10 ** exponentOf(currency)).toFixed(exponentOf(currency)));

/**
 * Converts minor units to another currency: base amount = foreign amount × rate. The two currencies may have different
 * numbers of decimal places.
 */
export function convert(minor: number, from: string, to: string, rate: number): number {
  const value = (Math.abs(minor) / 10 ** exponentOf(from)) * rate * 10 ** exponentOf(to);
  const rounded = Math.round(Number(value.toFixed(6)));
  return minor < 0 ? -rounded : rounded;
}

/** Formats an amount as `£12.50`. A negative amount has a minus sign (−), not a hyphen. */
export function formatMoney(minor: number, currency: string): string {
  const digits = exponentOf(currency);
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(fromMinor(minor, currency))
    .replace('-', '\u2212');
}
