import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertAtRate, divideHalfUp, parseRate } from './rate';
import { includedTax } from './tax';

const read = (text: string) => {
  const parsed = parseRate(text, 'EUR', 'GBP');
  return parsed.ok ? parsed.rate : parsed.reason;
};

describe('parseRate', () => {
  test('reads a decimal comma with three decimals only where the country writes commas', () => {
    expect(parseRate('1,234', 'GBP', 'EUR', ',')).toEqual({ ok: true, rate: '1.234' });
    expect(parseRate('0,9216', 'GBP', 'EUR', ',')).toEqual({ ok: true, rate: '0.9216' });
    expect(parseRate('1,234', 'GBP', 'EUR', '.').ok).toBe(false);
  });

  test.each([
    ['0.8361', '0.8361'],
    ['0,8361', '0.8361'],
    ['1', '1'],
    ['1.50', '1.5'],
    ['007.10', '7.1'],
    ['0.000000001', '0.000000001'],
    [' ２.５ ', '2.5'],
  ])('parses "%s" as %s', (text, rate) => {
    expect(read(text)).toBe(rate);
  });

  test.each([
    ['', 'Enter how much one EUR was in GBP, such as 0.8361.'],
    ['0', 'The rate must be above zero.'],
    ['0.000', 'The rate must be above zero.'],
    ['1.0000000001', 'Use at most nine decimals.'],
    ['-1', 'Enter a rate such as 0.8361.'],
    ['1e3', 'Enter a rate such as 0.8361.'],
    ['1,234.5', 'Enter a rate such as 0.8361.'],
    ['20,000', 'Write 20,000 without a thousands separator, because the comma is ambiguous.'],
    ['1234567890', 'Enter a rate such as 0.8361.'],
  ])('rejects "%s": %s', (text, reason) => {
    expect(read(text)).toBe(reason);
  });
});

describe('convertAtRate', () => {
  test.each([
    ['$20.00 at 0.781 is £15.62', 2000n, 2, '0.781', 2, 1562n],
    ['¥10,000 at 0.00531 is £53.10', 10_000n, 0, '0.00531', 2, 5310n],
    ['£53.10 at 188.32 is ¥10,000', 5310n, 2, '188.32', 0, 10_000n],
    ['KWD 1.500 at 2.4567 is £3.69, rounded up', 1500n, 3, '2.4567', 2, 369n],
    ['half a penny goes up', 1n, 2, '0.5', 2, 1n],
    ['less than half a penny goes down', 1n, 2, '0.499999999', 2, 0n],
  ])('%s', (_, minor, exponent, rate, baseExponent, base) => {
    expect(convertAtRate(minor, exponent, rate, baseExponent)).toBe(base);
  });

  test('converts a refund to the negative of its payment', () => {
    const rates = fc.integer({ min: 1, max: 999_999_999 }).map((units) => (units / 1e6).toFixed(6));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 11n }), rates, (minor, rate) => {
        expect(convertAtRate(-minor, 2, rate, 2)).toBe(-convertAtRate(minor, 2, rate, 2));
      }),
    );
  });
});

test('divideHalfUp rounds to the nearest, half away from zero', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.bigInt({ min: 1n, max: 10n ** 6n }),
      (dividend, divisor) => {
        const error = divideHalfUp(dividend, divisor) * divisor - dividend;
        expect((error < 0n ? -error : error) * 2n).toBeLessThanOrEqual(divisor);
      },
    ),
  );
});

describe('includedTax', () => {
  test.each([
    [12_000n, 200_000, 2000n],
    [1n, 200_000, 0n],
    [3n, 200_000, 1n],
    [11_498n, 149_750, 1498n],
    [999n, 0, 0n],
  ])('returns for %s at %s a tax of %s', (gross, rate, tax) => {
    expect(includedTax(gross, rate)).toBe(tax);
  });

  test('never exceeds the amount and grows with the rate', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 11n }), fc.nat(1_000_000), (gross, rate) => {
        const tax = includedTax(gross, rate);
        expect(tax).toBeGreaterThanOrEqual(0n);
        expect(tax).toBeLessThan(gross + 1n);
        expect(includedTax(gross, rate + 10_000)).toBeGreaterThanOrEqual(tax);
      }),
    );
  });
});
