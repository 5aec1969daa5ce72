import { expect, test } from 'vitest';
import { readTypedDay } from './read-typed-day';

const british = { locale: 'en-GB', today: '2026-11-22' };

test.each([
  ['21/11/2026', '2026-11-21'],
  ['21.11.26', '2026-11-21'],
  ['1/2/2026', '2026-02-01'],
  ['2026-11-21', '2026-11-21'],
  ['20261121', '2026-11-21'],
  ['21 Nov 2026', '2026-11-21'],
  ['Nov 21, 2026', '2026-11-21'],
  ['21 November', '2026-11-21'],
  ['21st Nov', '2026-11-21'],
  ['21/11', '2026-11-21'],
  ['21.11.', '2026-11-21'],
  [' 21 Nov ', '2026-11-21'],
])('reads %j as a British date', (text, day) => {
  expect(readTypedDay(text, british)).toBe(day);
});

test('reads a date without a year as the latest one that is not after today', () => {
  expect(readTypedDay('22 Nov', british)).toBe('2026-11-22');
  expect(readTypedDay('23 Nov', british)).toBe('2025-11-23');
});

test('reads numbers in the order of the locale', () => {
  expect(readTypedDay('11/3/2026', { ...british, locale: 'en-US' })).toBe('2026-11-03');
  expect(readTypedDay('11/3', { ...british, locale: 'en-US' })).toBe('2026-11-03');
  expect(readTypedDay('3/11/2026', { ...british, locale: 'en-DE' })).toBe('2026-11-03');
  expect(readTypedDay('11-03', { ...british, locale: 'en-SE' })).toBe('2026-11-03');
});

test('reads the other order of day and month when only that is a day', () => {
  expect(readTypedDay('11/21/2026', british)).toBe('2026-11-21');
  expect(readTypedDay('21.11.2026', { ...british, locale: 'en-US' })).toBe('2026-11-21');
});

test.each(['', 'soon', '31/02/2026', '29 Feb', '2026', '21'])('does not read %j', (text) => {
  expect(readTypedDay(text, british)).toBeNull();
});
