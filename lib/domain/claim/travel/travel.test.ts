import { describe, expect, test } from 'vitest';
import { rateOn, type TravelRate, thousandthsText, unitWords } from './rate';
import { taxYearOf } from './tax-year';
import { travelAmount } from './travel';

const car = (change: Partial<TravelRate> = {}): TravelRate => ({
  id: '1',
  kind: 'mileage',
  name: 'Car',
  fromDay: '2026-04-06',
  isEnded: false,
  unit: 'mile',
  rate: '0.45',
  threshold: 10_000,
  rateAfter: '0.25',
  fuelRate: '0.15',
  fuelTaxPercent: '20',
  categoryId: null,
  ...change,
});
const amountOf = (rate: TravelRate, milli: bigint, before = 0n, currency = 'GBP') =>
  travelAmount(rate, { milli, before, currency });

describe('mileage', () => {
  test('of 120 miles at 0.45 is 54.00, with tax in the fuel of 18.00 only', () => {
    expect(amountOf(car(), 120_000n)).toEqual({
      minor: 5_400n,
      bands: [{ milli: 120_000n, rate: '0.45' }],
      fuelMinor: 1_800n,
      fuelTaxMinor: 300n,
    });
  });

  test.each([
    // Up to 10,000 miles at 0.45, then 0.25.
    [9_900_000n, 200_000n, 7_000n],
    [10_000_000n, 200_000n, 5_000n],
    [12_000_000n, 200_000n, 5_000n],
    [9_999_999n, 1n, 0n],
    [9_800_000n, 200_000n, 9_000n],
  ])('after %s thousandths, %s more are worth %s', (before, milli, minor) => {
    expect(amountOf(car(), milli, before).minor).toBe(minor);
  });

  test('is rounded once, half up, and exact in every currency', () => {
    // 0.1 × 0.45 + 0.1 × 0.25 = 0.07 exactly.
    expect(amountOf(car(), 200n, 9_999_900n).minor).toBe(7n);
    expect(amountOf(car({ threshold: null, rateAfter: null, rate: '0.675' }), 1_000n).minor).toBe(68n);
    expect(amountOf(car({ threshold: null, rateAfter: null, rate: '37.5' }), 3_000n, 0n, 'JPY').minor).toBe(113n);
    expect(amountOf(car({ threshold: null, rateAfter: null, rate: '0.045' }), 3_333n, 0n, 'KWD').minor).toBe(150n);
  });

  test('has no more fuel than the whole, and no tax without a fuel rate', () => {
    expect(amountOf(car({ rate: '0.10', threshold: null, rateAfter: null }), 100_000n)).toMatchObject({
      minor: 1_000n,
      fuelMinor: 1_000n,
      fuelTaxMinor: 167n,
    });
    expect(amountOf(car({ fuelRate: null, fuelTaxPercent: null }), 120_000n)).toMatchObject({
      fuelMinor: 0n,
      fuelTaxMinor: 0n,
    });
  });
});

test('two days at 28 are 56', () => {
  const london = car({
    kind: 'per_diem',
    name: 'London',
    unit: 'day',
    rate: '28',
    threshold: null,
    rateAfter: null,
    fuelRate: null,
    fuelTaxPercent: null,
  });
  expect(amountOf(london, 2_000n).minor).toBe(5_600n);
});

describe('the rate on a day', () => {
  const rates = [
    car({ id: 'old', fromDay: '2025-04-06', rate: '0.40' }),
    car({ id: 'new', fromDay: '2026-04-06' }),
    car({ id: 'corrected', fromDay: '2026-04-06', rate: '0.46' }),
    car({ id: 'van', name: 'Van' }),
    car({ id: 'ended', fromDay: '2026-12-01', isEnded: true }),
  ];
  test.each([
    ['2025-04-05', null],
    ['2025-04-06', 'old'],
    ['2026-04-05', 'old'],
    ['2026-04-06', 'corrected'],
    ['2026-11-30', 'corrected'],
    ['2026-12-01', null],
  ])('on %s is %s', (day, id) => {
    expect(rateOn(rates, { kind: 'mileage', name: 'Car', day })?.id ?? null).toBe(id);
    expect(rateOn(rates.toReversed(), { kind: 'mileage', name: 'Car', day }) !== null).toBe(id !== null);
  });
});

test.each([
  ['GB', '2026-04-05', '2025-04-06', '2026-04-05'],
  ['GB', '2026-04-06', '2026-04-06', '2027-04-05'],
  ['DE', '2026-01-01', '2026-01-01', '2026-12-31'],
  ['AU', '2026-06-30', '2025-07-01', '2026-06-30'],
])('the tax year of %s on %s is from %s to %s', (country, day, from, to) => {
  expect(taxYearOf(country, day)).toEqual({ from, to });
});

test('distances are written without trailing zeros', () => {
  expect([1_000n, 12_500n, 120_000n, 1n].map(thousandthsText)).toEqual(['1', '12.5', '120', '0.001']);
  expect([
    unitWords(1_000n, 'mile'),
    unitWords(120_000n, 'mile'),
    unitWords(2_000n, 'day'),
    unitWords(1_500n, 'km'),
  ]).toEqual(['1 mile', '120 miles', '2 days', '1.5 km']);
});
