/** The number of decimal places of each currency that does not have two (ISO 4217). */
const decimals = {
  0: [
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ],
  3: ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'],
  4: ['CLF', 'UYW'],
} as const;
const exponents = new Map(
  Object.entries(decimals).flatMap(([places, codes]) => codes.map((code): [string, number] => [code, Number(places)])),
);

export const exponentOf = (currency: string): number => exponents.get(currency) ?? 2;

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
 * Converts minor units to another currency: base amount = foreign amount × rate, rounded half away from zero. The two
 * currencies may have different numbers of decimal places. The rate is taken as the decimal number in the JSON, because
 * a product of binary numbers can fall on the wrong side of a half.
 */
export function convert(minor: number, from: string, to: string, rate: number): number {
  // The ledger refuses an amount that is not a safe integer.
  if (!Number.isSafeInteger(minor)) return minor;
  const [mantissa = '0', power = '0'] = rate.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(power) - fraction.length + exponentOf(to) - exponentOf(from);
  const product = BigInt(Math.abs(minor)) * BigInt(whole + fraction);
  const rounded = shift >= 0 ? product * 10n ** BigInt(shift) : halfUp(product, 10n ** BigInt(-shift));
  return minor < 0 ? -Number(rounded) : Number(rounded);
}

const halfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

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
