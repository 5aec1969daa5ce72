import { exponentOf } from '@/lib/domain/currency';
import { divideHalfUp } from '@/lib/domain/expense/rate';
import type { TravelRate } from './rate';

/** A part of a distance that is paid at one rate. */
export type Band = { readonly milli: bigint; readonly rate: string };

/** What a distance or a number of days is worth, in minor units of the base currency. */
export type TravelAmount = {
  readonly minor: bigint;
  readonly bands: readonly Band[];
  /** The part that is fuel, and the tax in it. Both are zero without a fuel rate. */
  readonly fuelMinor: bigint;
  readonly fuelTaxMinor: bigint;
};

/**
 * Returns what the company pays. `milli` is the distance or the number of days in thousandths. `before` is the distance that the
 * person has claimed for this vehicle type in the tax year, also in thousandths. The exact amount is rounded once, half up.
 * The tax is that in the fuel part only: fuel × percent ÷ (100 + percent) (GOV.UK, VAT Notice 700/64, section 8).
 */
export function travelAmount(
  rate: TravelRate,
  { milli, before, currency }: { readonly milli: bigint; readonly before: bigint; readonly currency: string },
): TravelAmount {
  const bands = bandsOf(rate, milli, before);
  const exact = bands.reduce((sum, band) => sum + band.milli * millionths(band.rate), 0n);
  const minor = toMinor(exact, currency);
  const fuel = rate.fuelRate === null ? 0n : toMinor(milli * millionths(rate.fuelRate), currency);
  const fuelMinor = fuel > minor ? minor : fuel;
  const percent = millionths(rate.fuelTaxPercent ?? '0');
  return { minor, bands, fuelMinor, fuelTaxMinor: divideHalfUp(fuelMinor * percent, 100_000_000n + percent) };
}

/** The distance up to the threshold of the tax year is paid at the first rate, and the rest at the second. */
function bandsOf({ rate, threshold, rateAfter }: TravelRate, milli: bigint, before: bigint): readonly Band[] {
  if (threshold === null || rateAfter === null) return [{ milli, rate }];
  const left = BigInt(threshold) * 1_000n - before;
  const first = left <= 0n ? 0n : left < milli ? left : milli;
  return [
    { milli: first, rate },
    { milli: milli - first, rate: rateAfter },
  ].filter((band) => band.milli > 0n);
}

/** Converts thousandths of a unit times millionths of the currency to its minor units. */
const toMinor = (product: bigint, currency: string): bigint =>
  divideHalfUp(product * 10n ** BigInt(exponentOf(currency)), 1_000_000_000n);

/** Returns decimal digits with at most six decimals as millionths. */
export function millionths(decimal: string): bigint {
  const [whole = '0', decimals = ''] = decimal.split('.');
  return BigInt(whole + decimals.padEnd(6, '0').slice(0, 6));
}
