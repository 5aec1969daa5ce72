import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countries, localeOf } from '@/lib/domain/company/country';
import { formatsOf } from './locale';
import { formatCount, formatDecimal, formatTotal } from './number';

test.each([
  [0, 'en-GB', '0'],
  [999, 'en-DE', '999'],
  [1234, 'en-GB', '1,234'],
  [1234, 'en-DE', '1.234'],
  [1234567, 'en-FR', '1\u00a0234\u00a0567'],
  [1234567, 'en-CH', "1'234'567"],
  [1234567, 'en-IN', '12,34,567'],
  [123456789, 'en-IN', '12,34,56,789'],
])('%i in %s is "%s"', (count, locale, shown) => {
  expect(formatCount(count, locale)).toBe(shown);
});

test('a total is exact up to 10,000', () => {
  expect(formatTotal(10_000, 'en-GB')).toBe('10,000');
  expect(formatTotal(10_001, 'en-GB')).toBe('10,000+');
});

describe('exact digits', () => {
  test('have a true minus sign and every decimal', () => {
    expect(formatDecimal('-1234.500', 'en-DE')).toBe('−1.234,500');
    expect(formatDecimal('99999999999999999999.99', 'en-GB')).toBe('99,999,999,999,999,999,999.99');
  });

  test('are the same as those of ICU, for the marks of every country', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countries),
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        (country, whole) => {
          const { decimal, thousands, inPairs } = formatsOf(localeOf(country));
          const inEnglish = new Intl.NumberFormat(inPairs ? 'en-IN' : 'en-GB').format(whole).replace('-', '−');
          const expected = `${inEnglish.replaceAll(',', thousands)}${decimal}25`;
          expect(formatDecimal(`${whole}.25`, localeOf(country))).toBe(expected);
        },
      ),
    );
  });

  test.each(['', '1e21', 'NaN', '1,5', '1.'])('are not "%s"', (text) => {
    expect(() => formatDecimal(text, 'en-GB')).toThrow('is not a decimal number');
  });
});
