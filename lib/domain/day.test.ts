import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countries, localeOf } from '@/lib/domain/company/country';
import {
  addDays,
  addMonths,
  dayAt,
  formatAgo,
  formatDay,
  formatDayInDigits,
  formatInstant,
  formatMonth,
  formatTime,
  formatWeekday,
  isDay,
  lastDayOf,
  monthName,
} from './day';

test.each(['2026-02-28', '2024-02-29', '2026-12-31'])('accepts %s', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each([
  '2026-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '22/11/2026',
  '',
  '2026-11-22T00:00',
  'today',
])('rejects "%s"', (text) => {
  expect(isDay(text)).toBe(false);
});

test('maps one instant to different days in different time zones', () => {
  const instant = new Date('2026-11-22T23:30:00Z');
  expect(dayAt(instant, 'Europe/London')).toBe('2026-11-22');
  expect(dayAt(instant, 'Europe/Berlin')).toBe('2026-11-23');
  expect(dayAt(instant, 'Pacific/Honolulu')).toBe('2026-11-22');
  expect(dayAt(instant, 'Pacific/Kiritimati')).toBe('2026-11-23');
});

test('adds days across leap years and clock changes', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('returns the same day after adding and subtracting the same number of days', () => {
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: -4000, max: 4000 }), (instant, count) => {
      const day = instant.toISOString().slice(0, 10);
      expect(addDays(addDays(day, count), -count)).toBe(day);
    }),
  );
});

test('adds months across a year end and finds the last day of a month', () => {
  expect(addMonths('2026-11', 2)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(lastDayOf('2024-02')).toBe('2024-02-29');
  expect(lastDayOf('2026-12')).toBe('2026-12-31');
});

describe('formatting', () => {
  test('leaves out the current year', () => {
    expect(formatDay('2026-11-20', 'en-GB', '2026-11-22')).toBe('20 Nov');
    expect(formatDay('2025-11-20', 'en-GB', '2026-11-22')).toBe('20 Nov 2025');
    expect(formatDay('2026-11-20', 'en-GB')).toBe('20 Nov 2026');
    expect(formatDay('2026-11-20', 'en-US', '2026-11-22')).toBe('Nov 20');
    expect(formatDay('2026-11-20', 'en-US')).toBe('Nov 20, 2026');
    expect(formatDay('2026-11-20', 'en-DE')).toBe('20 Nov 2026');
  });

  test('shows an instant in the company’s time zone', () => {
    expect(formatInstant(new Date('2026-07-01T22:30:00Z'), 'en-GB', 'Europe/London')).toBe('1 Jul 2026, 23:30');
    expect(formatInstant(new Date('2026-07-01T22:30:00Z'), 'en-US', 'America/New_York')).toBe('Jul 1, 2026, 6:30 PM');
    expect(formatTime(new Date('2026-07-01T22:30:00Z'), 'en-US', 'America/New_York')).toBe('6:30 PM');
    expect(formatTime(new Date('2026-07-01T22:30:00Z'), 'en-AU', 'UTC')).toBe('10:30 pm');
    expect(formatTime(new Date('2026-07-01T00:05:00Z'), 'en-DE', 'UTC')).toBe('00:05');
  });

  test.each([
    [0, 'just now'],
    [59, 'just now'],
    [60, '1 min ago'],
    [3599, '59 min ago'],
    [3600, '1 hr ago'],
    [86_400, 'yesterday'],
    [3 * 86_400, '3 days ago'],
    [-30, 'just now'],
  ])('shows an instant %s seconds ago as "%s"', (seconds, words) => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(formatAgo(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
  });
});

test.each([
  ['en-GB', '13/11/2026'],
  ['en-US', '11/13/2026'],
  ['en-DE', '13.11.2026'],
  ['en-NL', '13-11-2026'],
  ['en-SE', '2026-11-13'],
  ['en-ZA', '2026/11/13'],
])('writes a day in digits as %s does: %s', (locale, shown) => {
  expect(formatDayInDigits('2026-11-13', locale)).toBe(shown);
});

test('writes months and weekdays in English', () => {
  const noon = new Date('2026-11-22T12:00:00Z');
  for (const country of countries) {
    const locale = localeOf(country);
    expect(formatDay('2026-11-13', locale)).toMatch(/^(13 Nov 2026|Nov 13, 2026)$/);
    expect(formatMonth('2026-11', locale)).toBe('November 2026');
    expect(formatWeekday(noon, locale, 'UTC')).toMatch(/^(Sunday 22 November|Sunday, November 22)$/);
    expect(formatInstant(noon, locale, 'UTC')).toMatch(/^(22 Nov 2026|Nov 22, 2026), (12:00|12:00 pm|12:00 PM)$/);
  }
  expect(monthName('2026-09')).toBe('September');
});
