import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponentOf } from '../currency';
import { formatMoney, toDecimal } from '../money';
import { otherCurrencyIn, parseAmount } from './typed-amount';

const thirty = (
  'GBP EUR USD CHF SEK NOK DKK PLN CZK HUF RON AUD NZD CAD SGD HKD INR ZAR BRL MXN ' +
  'JPY KRW CLP ISK VND KWD BHD JOD OMR TND'
).split(' ');

const read = (text: string, currency = 'GBP') => {
  const parsed = parseAmount(text, currency);
  return parsed.ok ? parsed.money.minor : parsed.reason;
};

test('parses the exact digits back to the same amount, in thirty currencies', () => {
  fc.assert(
    fc.property(fc.constantFrom(...thirty), fc.bigInt({ min: 1n, max: 999_999_999n }), (currency, minor) => {
      expect(parseAmount(toDecimal({ minor, currency }), currency)).toEqual({ ok: true, money: { minor, currency } });
    }),
  );
});

test('parses a formatted British amount back to the same amount', () => {
  const withTwoDecimals = thirty.filter((currency) => exponentOf(currency) < 3);
  fc.assert(
    fc.property(fc.constantFrom(...withTwoDecimals), fc.bigInt({ min: 1n, max: 999_999_999n }), (currency, minor) => {
      const shown = formatMoney({ minor, currency }, 'en-GB', { bare: true });
      expect(parseAmount(shown, currency)).toEqual({ ok: true, money: { minor, currency } });
    }),
  );
});

test.each([
  ['12.50', 1250n],
  ['12,50', 1250n],
  ['£12.50', 1250n],
  ['12.50 £', 1250n],
  ['GBP 12.50', 1250n],
  ['12.50 GBP', 1250n],
  [' 12.5 ', 1250n],
  ['.5', 50n],
  ['1,234.56', 123_456n],
  ['1.234,56', 123_456n],
  ['1 234,56', 123_456n],
  ['1\u00a0234,56', 123_456n],
  ['1\u202f234.56', 123_456n],
  ["1'234.56", 123_456n],
  ['1,234', 123_400n],
  ['1,23,456', 12_345_600n],
  ['٩٩', 9_900n],
  ['1,234,567.89', 123_456_789n],
  ['１２.５０', 1250n],
  ['0012.50', 1250n],
  ['999999999', 99_999_999_900n],
  ['999,999,999.99', 99_999_999_999n],
])('parses "%s" as pounds', (text, minor) => {
  expect(read(text)).toBe(minor);
});

test.each([
  ['', 'GBP', 'Enter the amount.'],
  ['   ', 'GBP', 'Enter the amount.'],
  ['0', 'GBP', 'Enter an amount above zero.'],
  ['0.00', 'GBP', 'Enter an amount above zero.'],
  ['1000000000', 'GBP', 'Enter an amount of at most 999,999,999.'],
  ['1e9', 'GBP', 'Enter an amount such as 12.50.'],
  ['1.234', 'EUR', 'Enter 1234 or 1.23, because 1.234 can mean either.'],
  ['12.505', 'EUR', 'Enter 12505 or 12.50, because 12.505 can mean either.'],
  ['0.505', 'EUR', 'EUR has two decimals: enter an amount such as 12.50.'],
  ['1234.505', 'EUR', 'EUR has two decimals: enter an amount such as 12.50.'],
  ['12.5', 'JPY', 'JPY has no decimals: enter a whole amount.'],
  ['12.50', 'JPY', 'JPY has no decimals: enter a whole amount.'],
  ['12.5005', 'KWD', 'KWD has three decimals: enter an amount such as 12.500.'],
  ['1,234', 'KWD', 'Write 1,234 without a thousands separator, because the comma is ambiguous.'],
  ['1,234', 'CLF', 'Write 1,234 without a thousands separator, because the comma is ambiguous.'],
  ['1 2 3', 'GBP', 'Enter an amount such as 12.50.'],
  ['12 50', 'GBP', 'Enter an amount such as 12.50.'],
  ['12.', 'GBP', 'Enter an amount such as 12.50.'],
  ['.', 'GBP', 'Enter an amount such as 12.50.'],
  ['1,234,56', 'GBP', 'Enter an amount such as 12.50.'],
  ['1.2.3', 'GBP', 'Enter an amount such as 12.50.'],
  ['twelve', 'GBP', 'Enter an amount such as 12.50.'],
  ['0x10', 'GBP', 'Enter an amount such as 12.50.'],
  ['Infinity', 'GBP', 'Enter an amount such as 12.50.'],
  ['EUR 12.50', 'GBP', 'This is an amount in EUR. Choose EUR as the currency, or enter it in GBP.'],
])('rejects "%s" in %s: %s', (text, currency, reason) => {
  expect(read(text, currency)).toBe(reason);
});

test.each(['(12.50)', '12.00CR', '12.00 DR', '£ (12.50)'])('rejects "%s" and names brackets, CR and DR', (text) => {
  expect(read(text)).toBe('Enter the amount without brackets, CR or DR. For money you got back, choose Refund.');
});

test.each(['-12.50', '−12.50', '12.50-', '£-12.50', '-£12.50'])('rejects "%s" and points to Refund', (text) => {
  expect(read(text)).toBe('Enter the amount without a minus sign. For money you got back, choose Refund.');
});

test('parses any input to an amount within the limits, or explains the rejection', () => {
  const typed = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9 .,'£€-]{0,15}$/));
  fc.assert(
    fc.property(typed, fc.constantFrom(...thirty), (text, currency) => {
      const parsed = parseAmount(text, currency);
      if (!parsed.ok) {
        expect(parsed.reason).toMatch(/^[A-Z].*\.$/s);
        return;
      }
      expect(parsed.money.minor).toBeGreaterThan(0n);
      expect(parsed.money.minor).toBeLessThan(1_000_000_000n * 10n ** BigInt(exponentOf(currency)));
    }),
  );
});

test.each([
  ['£12.50', 'EUR', 'GBP'],
  ['12,50 €', 'GBP', 'EUR'],
  ['¥1200', 'USD', 'JPY'],
  ['$12.00', 'GBP', 'USD'],
  ['US$12.00', 'CAD', 'USD'],
  ['12.50EUR', 'GBP', 'EUR'],
  ['-89,00 kr', 'EUR', 'SEK'],
])('rejects the sign of another currency: %s in %s', (typed, currency, meant) => {
  expect(parseAmount(typed, currency)).toMatchObject({ ok: false, reason: expect.stringContaining(`Choose ${meant}`) });
});

test('accepts a dollar sign with any dollar, and the yen sign with the yuan', () => {
  expect(parseAmount('$12.50', 'AUD')).toMatchObject({ ok: true });
  expect(parseAmount('¥12.50', 'CNY')).toMatchObject({ ok: true });
});

test.each([
  ['1.234', 'EUR', ',', 123_400n],
  ['25.000,00', 'EUR', ',', 2_500_000n],
  ['12,345', 'EUR', ',', 'Enter 12345 or 12,34, because 12,345 can mean either.'],
  ['1234,505', 'EUR', ',', 'EUR has two decimals: enter an amount such as 12,50.'],
  ['12.50', 'EUR', ',', 1_250n],
  ['12,345', 'TND', ',', 12_345n],
  ['12.345', 'TND', ',', 'Write 12.345 without a thousands separator, because the point is ambiguous.'],
  ['1.234.567', 'TND', ',', 1_234_567_000n],
  ['1.234', 'JPY', ',', 1_234n],
] as const)('parses "%s" in %s where decimals follow "%s"', (text, currency, decimal, result) => {
  const parsed = parseAmount(text, currency, decimal);
  expect(parsed.ok ? parsed.money.minor : parsed.reason).toBe(result);
});

test.each([
  ['$12.00', 'GBP', 'USD'],
  ['CA$12', 'USD', 'CAD'],
  ['12 EUR', 'GBP', 'EUR'],
  ['-89,00 kr', 'GBP', 'SEK'],
  ['£12', 'GBP', null],
  ['12', 'GBP', null],
  ['$', 'GBP', null],
  ['', 'GBP', null],
])('finds the other currency that "%s" in %s names: %s', (text, currency, other) => {
  expect(otherCurrencyIn(text, currency)).toBe(other);
});
