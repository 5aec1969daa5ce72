import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../day';
import { type DayOrder, detectDayOrder, readDay } from './day';

const languages = (
  'en en-GB en-US en-CA de de-AT de-CH fr fr-CA es es-MX it nl nl-BE pt pt-BR sv da nb fi pl cs sk sl hu ro tr el ru uk ' +
  'bg lt lv et ja'
).split(' ');
const context = { today: '2026-11-29', timeZone: 'Europe/London' };

const anyDay = fc.integer({ min: 0, max: 3_000 }).map((back) => addDays(context.today, -back));

function orderOf(locale: string): DayOrder {
  const [first] = new Intl.DateTimeFormat(locale).formatToParts();
  return first?.type === 'year' ? 'ymd' : first?.type === 'month' ? 'mdy' : 'dmy';
}

test('reads what 35 locales write for a day back as the same day', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.constantFrom(...languages),
      fc.constantFrom('full', 'long', 'medium', 'short'),
      fc.constantFrom('short', 'medium', 'long', undefined),
      (day, locale, dateStyle, timeStyle) => {
        const format = new Intl.DateTimeFormat(locale, { dateStyle, ...(timeStyle && { timeStyle }), timeZone: 'UTC' });
        const text = format.format(new Date(`${day}T15:04:05Z`));
        const reading = readDay(text, { ...context, order: orderOf(locale) });
        expect([text, reading]).toEqual([text, { day, remark: null }]);
      },
    ),
    { numRuns: 500 },
  );
});

test('reads a day and a month without a year', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 364 }).map((back) => addDays(context.today, -back)),
      fc.constantFrom(...languages),
      fc.constantFrom('long', 'short'),
      (day, locale, month) => {
        const text = new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC' }).format(new Date(day));
        expect([text, readDay(text, { ...context, order: orderOf(locale) })?.day]).toEqual([text, day]);
      },
    ),
    { numRuns: 500 },
  );
});

test('reads an instant as the day of the company’s time zone', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }),
      fc.constantFrom('America/Los_Angeles', 'Asia/Tokyo', 'Europe/London', 'Pacific/Auckland'),
      (instant, timeZone) => {
        const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant);
        expect(readDay(instant.toISOString(), { ...context, order: 'dmy', timeZone })?.day).toBe(day);
      },
    ),
  );
});

test('finds the order of a column that shows it, wherever the country has another', () => {
  const orders = ['dmy', 'mdy', 'ymd'] as const;
  const written = (day: string, order: DayOrder) => {
    const [year = '', month = '', date = ''] = day.split('-');
    return { dmy: `${date}/${month}/${year}`, mdy: `${month}/${date}/${year}`, ymd: `${year}/${month}/${date}` }[order];
  };
  fc.assert(
    fc.property(
      fc.array(anyDay, { minLength: 1, maxLength: 8 }).map((days) => [...days, '2026-11-13'].sort()),
      fc.constantFrom(...orders),
      fc.constantFrom(...orders),
      (days, order, country) => {
        const values = days.map((day) => written(day, order));
        const detected = detectDayOrder(values, { ...context, order: country });
        expect(detected.isGuess).toBe(false);
        expect(values.map((value) => readDay(value, { ...context, order: detected.order })?.day)).toEqual(days);
      },
    ),
  );
});
