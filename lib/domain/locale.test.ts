import { describe, expect, test } from 'vitest';
import { countries, localeOf } from '@/lib/domain/company/country';
import { dayOrderOf, firstDayOfWeek, formatsOf } from './locale';

/**
 * The language of business for countries where it is not the likeliest language (CLDR, likely subtags), and for
 * countries whose likeliest language is missing in ICU.
 */
const languages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'AS ER FJ GH IN KE LS MT MV NA PG PH PK PW RW SX TK TV TZ UG VU WS ZW'.split(' ').map((c) => [c, 'en']),
  ),
  ...Object.fromEntries('BI CF HT MG ML NE SN'.split(' ').map((c) => [c, 'fr'])),
  BQ: 'nl',
  CW: 'nl',
  GL: 'da',
  GW: 'pt',
  KG: 'ru',
  PY: 'es',
};

/** Countries without data in CLDR: Antarctica and Heard Island have no inhabitants; Afghanistan uses another calendar. */
const withoutData = ['AF', 'AQ', 'HM'];

/** The locale of a country in its own language, with Latin digits and the Gregorian calendar. */
const ownLocale = (country: string) =>
  `${languages[country] ?? new Intl.Locale(`und-${country}`).maximize().language}-${country}-u-nu-latn-ca-gregory`;

const partsOfDay = (country: string) =>
  new Intl.DateTimeFormat(ownLocale(country), { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' })
    .formatToParts(Date.UTC(2026, 10, 13))
    .map(({ type, value }) => ({ type, value: value.replace(/[\s\u200e\u200f]/g, '') }));

const partsOfAmount = (country: string) =>
  new Intl.NumberFormat(ownLocale(country), {
    style: 'currency',
    currency: 'EUR',
    currencyDisplay: 'narrowSymbol',
    useGrouping: 'always',
  }).formatToParts(1234567.5);

describe.each(countries.filter((country) => !withoutData.includes(country)))('%s', (country) => {
  const formats = formatsOf(localeOf(country));

  test('writes days in the order and with the mark of CLDR', () => {
    const parts = partsOfDay(country);
    expect(formats.order).toBe(parts.flatMap(({ type }) => (/day|month|year/.test(type) ? type[0] : [])).join(''));
    expect(formats.dayMark).toBe(parts.find(({ type }) => type === 'literal')?.value);
  });

  test('writes amounts with the marks of CLDR', () => {
    const parts = partsOfAmount(country);
    const markOf = (type: string) => parts.find((part) => part.type === type)?.value;
    const integers = parts.filter(({ type }) => type === 'integer');
    // The escudo separates cents with a dollar sign, and CLDR writes every amount of Cape Verde like that.
    if (country !== 'CV') expect(formats.decimal).toBe(markOf('decimal'));
    expect(formats.thousands).toBe(markOf('group')?.replace('\u202f', '\u00a0'));
    expect(formats.inPairs).toBe(integers[1]?.value.length === 2);
  });

  test('writes the symbol of the currency where CLDR has it', () => {
    const parts = partsOfAmount(country).filter(({ value }) => !/^[\u200e\u200f]+$/.test(value));
    const isFirst = parts[0]?.type === 'currency';
    const isSpaced = parts.some(({ type, value }) => type === 'literal' && value.includes('\u00a0'));
    expect(formats.symbol).toBe(!isFirst ? 'after' : isSpaced ? 'spaced-before' : 'before');
  });

  test('starts the week on the day of CLDR', () => {
    expect(new Intl.Locale(`und-${country}`)).toSatisfy(
      // TypeScript does not know this method yet.
      (locale: { getWeekInfo(): { firstDay: number } }) =>
        locale.getWeekInfo().firstDay === firstDayOfWeek(localeOf(country)),
    );
  });

  test('has the clock of CLDR', () => {
    const { hourCycle } = new Intl.DateTimeFormat(ownLocale(country), { timeStyle: 'short' }).resolvedOptions();
    expect(formats.hourCycle).toBe(hourCycle === 'h12' ? 'h12' : 'h23');
  });
});

test.each([
  ['en-GB', 'dmy', 1],
  ['en-US', 'mdy', 7],
  ['en-DE', 'dmy', 1],
  ['en-SE', 'ymd', 1],
  ['en-CA', 'ymd', 7],
  ['en-AE', 'dmy', 1],
  ['en-EG', 'dmy', 6],
] as const)('%s writes days as %s and starts the week on day %i', (locale, order, day) => {
  expect(dayOrderOf(locale)).toBe(order);
  expect(firstDayOfWeek(locale)).toBe(day);
});
