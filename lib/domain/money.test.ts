import { describe, expect, test } from 'vitest';
import { countries, localeOf } from '@/lib/domain/company/country';
import { formatMoney, money, toDecimal, total } from './money';

describe('formatMoney', () => {
  test.each([
    [money(123_456n, 'GBP'), 'en-GB', '£1,234.56'],
    [money(-123_456n, 'GBP'), 'en-GB', '−£1,234.56'],
    [money(1234n, 'JPY'), 'en-GB', 'JP¥1,234'],
    [money(1500n, 'KWD'), 'en-GB', 'KWD\u00a01.500'],
    [money(123_456n, 'EUR'), 'en-DE', '1.234,56\u00a0€'],
    [money(-123_456n, 'EUR'), 'en-DE', '−1.234,56\u00a0€'],
    [money(123_456n, 'EUR'), 'en-IE', '€1,234.56'],
    [money(123_456n, 'EUR'), 'en-FR', '1\u00a0234,56\u00a0€'],
    [money(-123_456n, 'EUR'), 'en-NL', '−€\u00a01.234,56'],
    [money(123_456n, 'CHF'), 'en-CH', "CHF\u00a01'234.56"],
    [money(123_456_789n, 'INR'), 'en-IN', '₹12,34,567.89'],
    [money(123_456n, 'USD'), 'en-US', '$1,234.56'],
    [money(123_456n, 'CAD'), 'en-US', 'CA$1,234.56'],
    [money(123_456n, 'CAD'), 'en-CA', '$1,234.56'],
    [money(123_456n, 'USD'), 'en-CA', 'US$1,234.56'],
    [money(123_456n, 'USD'), 'en-DE', '1.234,56\u00a0US$'],
    [money(123_456n, 'SEK'), 'en-SE', '1\u00a0234,56\u00a0kr'],
    [money(5n, 'GBP'), 'en-GB', '£0.05'],
    [money(0n, 'JPY'), 'en-JP', '¥0'],
  ])('writes the amount as the country does: %#', (amount, locale, shown) => {
    expect(formatMoney(amount, locale)).toBe(shown);
  });

  test('shows no two dollar currencies alike in any country', () => {
    const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'];
    for (const country of countries) {
      const shown = dollars.map((currency) => formatMoney(money(100n, currency), localeOf(country)));
      expect(new Set(shown).size).toBe(dollars.length);
    }
  });

  test('keeps digits that a float would lose', () => {
    expect(formatMoney(money(99_999_999_999_999_999n, 'GBP'), 'en-GB')).toBe('£999,999,999,999,999.99');
  });
});

test('adds amounts of one currency only', () => {
  expect(total([money(1n, 'GBP'), money(2n, 'GBP')], 'GBP')).toEqual(money(3n, 'GBP'));
  expect(() => total([money(1n, 'EUR')], 'GBP')).toThrow('cannot add EUR to GBP');
});

test('writes the sign of a negative amount', () => {
  expect(toDecimal(money(-5n, 'GBP'))).toBe('-0.05');
  expect(toDecimal(money(-5n, 'JPY'))).toBe('-5');
});
