/**
 * What one unit of a currency was worth in US dollars in the seven years that an import can reach back. The values are
 * rough: they only tell which way round a rate is, and whether it is for 100 units. Currencies that lost most of their
 * value are missing.
 */
const inDollars: Readonly<Record<string, number>> = {
  AED: 0.272,
  AUD: 0.68,
  BGN: 0.57,
  BHD: 2.65,
  BRL: 0.2,
  CAD: 0.74,
  CHF: 1.1,
  CLP: 0.0012,
  CNY: 0.143,
  COP: 0.00026,
  CZK: 0.044,
  DKK: 0.149,
  EGP: 0.035,
  EUR: 1.12,
  GBP: 1.28,
  HKD: 0.128,
  HUF: 0.0029,
  IDR: 0.000066,
  ILS: 0.285,
  INR: 0.0126,
  ISK: 0.0076,
  JOD: 1.41,
  JPY: 0.0079,
  KES: 0.0085,
  KRW: 0.00079,
  KWD: 3.26,
  MAD: 0.103,
  MXN: 0.052,
  MYR: 0.231,
  NOK: 0.104,
  NZD: 0.63,
  OMR: 2.6,
  PHP: 0.0186,
  PKR: 0.005,
  PLN: 0.254,
  QAR: 0.275,
  RON: 0.226,
  RSD: 0.0095,
  SAR: 0.267,
  SEK: 0.103,
  SGD: 0.74,
  THB: 0.03,
  TRY: 0.06,
  TWD: 0.033,
  UAH: 0.031,
  USD: 1,
  VND: 0.0000415,
  ZAR: 0.059,
};

/** Whether a rate is as usual, uncertain, or certainly not the value of one unit of the currency. */
export type RateVerdict = 'usual' | 'unusual' | 'impossible';

/**
 * Judges a rate into the base currency: amount × rate = amount in the base currency. A rate is impossible when it is near
 * the usual one the other way round, or more than eight times too large or small. It is unusual when it is only nearer to
 * that one. Currencies of about the same value are always usual.
 */
export function judgeRate(rate: number, currency: string, base: string): RateVerdict {
  const [from, to] = [inDollars[currency], inDollars[base]];
  if (from === undefined || to === undefined) return 'usual';
  const usual = Math.log(from / to);
  const written = Math.log(rate);
  const distance = Math.abs(written - usual);
  if (distance > Math.log(8)) return 'impossible';
  const isInverse = Math.abs(usual) > alike && Math.abs(written + usual) < distance;
  if (!isInverse) return 'usual';
  return distance > Math.log(1.3) ? 'impossible' : 'unusual';
}

// The euro, the dollar and the franc changed places in these years; the pound was always worth more than each.
const alike = 0.12;

const mostSpread = 1.2;
// These can lose a fifth of their value within the months of one file.
const falling = new Set(['EGP', 'TRY', 'UAH']);

/**
 * Returns the currencies whose rates in one file differ by more than a fifth: one of them is then the other way round or
 * for another number of units. The table above tells which one it is, when it knows both currencies.
 */
export function currenciesInDoubt(
  rates: readonly { readonly currency: string; readonly rate: number }[],
  base: string,
): ReadonlySet<string> {
  const plausible = rates.filter(({ currency, rate }) => judgeRate(rate, currency, base) !== 'impossible');
  const groups = Map.groupBy(plausible, ({ currency }) => currency);
  return new Set(
    [...groups].flatMap(([currency, all]) => {
      const values = all.map(({ rate }) => rate);
      const [least, most] = values.reduce(
        ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
        [Infinity, 0],
      );
      return most > least * mostSpread && !falling.has(currency) ? [currency] : [];
    }),
  );
}
