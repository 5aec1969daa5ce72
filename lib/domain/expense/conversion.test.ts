import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponentOf } from '@/lib/domain/currency';
import { convertLines, convertMinor, type NetAndTax } from './conversion';

const line = (netMinor: bigint, taxMinor = 0n): NetAndTax => ({ netMinor, taxMinor });
const grossOf = ({ netMinor, taxMinor }: NetAndTax) => netMinor + taxMinor;

describe('convertLines', () => {
  test('¥1,234 at 0.0052 is £6.42', () => {
    expect(convertLines([line(1_234n)], { from: 'JPY', to: 'GBP', rate: '0.0052' })).toEqual([line(642n)]);
  });

  test('KWD 1.500 at 2.4567 is £3.69, of which 20 % tax is £0.61', () => {
    expect(convertLines([line(1_250n, 250n)], { from: 'KWD', to: 'GBP', rate: '2.4567' })).toEqual([line(308n, 61n)]);
  });

  test('three equal lines add up to the converted total', () => {
    const lines = [line(3_333n), line(3_333n), line(3_334n)];
    // €100.00 at 0.8501 is £85.01, and the thirds are £28.34, £28.33 and £28.34.
    expect(convertLines(lines, { from: 'EUR', to: 'GBP', rate: '0.8501' })).toEqual([
      line(2_834n),
      line(2_833n),
      line(2_834n),
    ]);
  });

  test('a line of less than a minor unit has no negative net', () => {
    expect(convertLines([line(1n, 3n), line(9_996n)], { from: 'KRW', to: 'GBP', rate: '0.002' })).toEqual([
      line(0n, 1n),
      line(1_999n),
    ]);
  });
});

const amount = fc.bigInt({ min: 1n, max: 99_999_999_999n });
const rate = fc
  .tuple(fc.bigInt({ min: 0n, max: 9_999n }), fc.bigInt({ min: 1n, max: 999_999_999n }))
  .map(([whole, decimals]) => `${whole}.${String(decimals).padStart(9, '0')}`);
const currency = fc.constantFrom('GBP', 'JPY', 'KWD', 'CLF');

test('any lines add up to the converted total, each within a unit, with tax rounded half up', () => {
  const lines = fc.array(
    fc.tuple(amount, fc.nat(99)).map(([gross, percent]) => {
      const tax = (gross * BigInt(percent)) / 100n;
      return line(gross - tax, tax);
    }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(lines, rate, currency, currency, (given, at, from, to) => {
      const exchange = { from, to, rate: at };
      const converted = convertLines(given, exchange);
      const sum = (all: readonly NetAndTax[]) => all.reduce((total, each) => total + grossOf(each), 0n);
      expect(sum(converted)).toBe(convertMinor(sum(given), exchange));
      const [whole = '', decimals = ''] = at.split('.');
      // Exact amounts in 10⁻¹³ of the minor unit, because a rate has nine decimals and an exponent is at most four.
      const scale = 10n ** 13n;
      const exact = (minor: bigint) =>
        (minor * BigInt(whole + decimals) * 10n ** BigInt(exponentOf(to)) * 10_000n) / 10n ** BigInt(exponentOf(from));
      for (const [index, each] of converted.entries()) {
        const before = given[index] ?? expect.fail();
        const apart = grossOf(each) * scale - exact(grossOf(before));
        expect(apart < scale && apart > -scale).toBe(true);
        expect(each.netMinor >= 0n && each.taxMinor >= 0n).toBe(true);
        expect(each.taxMinor).toBe(
          [convertMinor(before.taxMinor, exchange), grossOf(each)].reduce((least, other) =>
            other < least ? other : least,
          ),
        );
      }
    }),
  );
});
