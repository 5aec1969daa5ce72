import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countries, localeOf } from '@/lib/domain/company/country';
import { currencies, exponentOf } from '../currency';
import { formatsOf } from '../locale';
import { formatMoney, toDecimal } from '../money';
import { type Decimal, readAmount } from './amount';
import { plainCharacters } from './characters';

const locales = (
  'en-GB en-US en-CA en-AU en-NZ en-ZA en-IN en-IE de-DE de-CH de-AT fr-FR fr-CA fr-CH es-ES es-MX es-AR it-IT it-CH ' +
  'nl-NL pt-PT pt-BR sv-SE da-DK nb-NO fi-FI is-IS pl-PL cs-CZ hu-HU ro-RO bg-BG el-GR tr-TR uk-UA he-IL ar-EG ar-AE ' +
  'fa-IR hi-IN mr-IN bn-BD th-TH vi-VN id-ID ms-MY ja-JP zh-CN zh-TW ko-KR'
).split(' ');

/** What the locale writes before decimals, as the rest of a column would show it. */
function decimalOf(locale: string): Decimal {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

const formatted = fc.record({
  locale: fc.constantFrom(...locales),
  currency: fc.constantFrom(...currencies),
  currencyDisplay: fc.constantFrom(...(['symbol', 'narrowSymbol', 'code'] as const)),
  currencySign: fc.constantFrom(...(['standard', 'accounting'] as const)),
  useGrouping: fc.constantFrom(...(['always', 'auto', false] as const)),
  minor: fc.bigInt({ min: -99_999_999_999n, max: 99_999_999_999n }),
});

test('reads what 50 locales write for every currency back as the same amount', () => {
  fc.assert(
    fc.property(formatted, ({ locale, currency, minor, ...style }) => {
      const limited = exponentOf(currency) === 0 ? minor / 1000n : minor;
      const digits = exponentOf(currency);
      const format = new Intl.NumberFormat(locale, {
        ...style,
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      const text = format.format(toDecimal({ minor: limited, currency }) as Intl.StringNumericLiteral);
      expect([text, readAmount(text, { currency, decimal: decimalOf(locale) })]).toEqual([
        text,
        { ok: true, money: { minor: limited, currency }, side: null, namesCurrency: true },
      ]);
    }),
    { numRuns: 500 },
  );
});

test('reads what Outlay writes in every country back as the same amount', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...countries),
      fc.constantFrom(...currencies),
      fc.bigInt({ min: -99_999_999n, max: 99_999_999n }),
      (country, currency, minor) => {
        const text = formatMoney({ minor, currency }, localeOf(country));
        const decimal = formatsOf(localeOf(country)).decimal;
        expect([text, readAmount(text, { currency, decimal })]).toMatchObject([
          text,
          { ok: true, money: { minor, currency } },
        ]);
      },
    ),
    { numRuns: 500 },
  );
});

test('reads a code, whatever the currency of the books', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...currencies),
      fc.constantFrom('USD', 'EUR', 'GBP', 'SEK', 'INR', 'AUD', 'JPY'),
      fc.integer({ min: 1, max: 9_999 }),
      (currency, books, units) => {
        const text = new Intl.NumberFormat('en', {
          style: 'currency',
          currency,
          currencyDisplay: 'code',
          maximumFractionDigits: 0,
        }).format(units);
        const reading = readAmount(text, { currency: books, decimal: '.' });
        expect(reading).toMatchObject({ ok: true, money: { currency }, namesCurrency: true });
      },
    ),
  );
});

test('never takes a text for an amount with other figures than it shows', () => {
  const pieces = fc.array(
    fc.constantFrom(
      ...'0123456789'.split(''),
      '.',
      ',',
      ' ',
      "'",
      '-',
      '(',
      ')',
      '€',
      '$',
      'EUR',
      'CR',
      'kr',
      '%',
      'e',
      'x',
      '٣',
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      pieces,
      fc.constantFrom('GBP', 'JPY', 'KWD'),
      fc.constantFrom('.', ',', null),
      (parts, currency, decimal) => {
        const text = parts.join('');
        const reading = readAmount(text, { currency, decimal });
        if (!reading.ok) {
          expect(reading.reason).toMatch(/^.+\.$/s);
          return;
        }
        const { minor } = reading.money;
        const shown = plainCharacters(text)
          .replace(/\D/g, '')
          .replace(/^0+|0+$/g, '');
        expect((minor < 0n ? -minor : minor).toString().replace(/0+$/, '')).toBe(shown.replace(/^0+/, ''));
      },
    ),
    { numRuns: 500 },
  );
});
