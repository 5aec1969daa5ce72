import type { Day } from '@/lib/domain/day';

export const travelKinds = ['mileage', 'per_diem'] as const;
export type TravelKind = (typeof travelKinds)[number];
export const travelUnits = ['km', 'mile', 'day'] as const;
export type TravelUnit = (typeof travelUnits)[number];

/**
 * What the company pays per kilometre or mile of a vehicle type, or per day in a place, from a day on. Rates are decimal digits
 * in the base currency of the company.
 */
export type TravelRate = {
  readonly id: string;
  readonly kind: TravelKind;
  /** The vehicle type or the place. */
  readonly name: string;
  readonly fromDay: Day;
  /** From this day there is no rate any more. */
  readonly isEnded: boolean;
  readonly unit: TravelUnit;
  readonly rate: string;
  /** The distance in a tax year up to which `rate` is paid, and the rate for more. Null: there is no other rate. */
  readonly threshold: number | null;
  readonly rateAfter: string | null;
  /** The part of the rate that is fuel, and the tax in it in per cent. Null: no tax is recovered. */
  readonly fuelRate: string | null;
  readonly fuelTaxPercent: string | null;
  readonly categoryId: string | null;
};

/**
 * Returns the rate of a vehicle type or place that is valid on a day; null without one. `rates` are in the order in which they
 * were added: of two for one day, the later one counts.
 */
export function rateOn(
  rates: readonly TravelRate[],
  { kind, name, day }: { readonly kind: TravelKind; readonly name: string; readonly day: Day },
): TravelRate | null {
  const valid = rates
    .filter((one) => one.kind === kind && one.name === name && one.fromDay <= day)
    .reduce<TravelRate | null>((newest, one) => (newest && newest.fromDay > one.fromDay ? newest : one), null);
  return valid?.isEnded ? null : valid;
}

/** Returns the names that have a rate on a day, in alphabetical order. */
export const namesOn = (rates: readonly TravelRate[], kind: TravelKind, day: Day): readonly string[] =>
  [...new Set(rates.filter((one) => one.kind === kind).map(({ name }) => name))]
    .filter((name) => rateOn(rates, { kind, name, day }) !== null)
    .toSorted((one, other) => one.localeCompare(other, 'en'));

/** Returns a number of units in words: "120 miles", "1 day", "12.5 km". */
export function unitWords(milli: bigint, unit: TravelUnit): string {
  const text = thousandthsText(milli);
  if (unit === 'km') return `${text} km`;
  return `${text} ${unit}${text === '1' ? '' : 's'}`;
}

/** Returns thousandths as decimal digits: 12500 is "12.5". */
export const thousandthsText = (milli: bigint): string =>
  `${milli / 1_000n}.${String(milli % 1_000n).padStart(3, '0')}`.replace(/\.?0+$/, '');
