import { expect, test } from 'vitest';
import { greetingAt } from './greeting';

test.each([
  ['2026-11-22T03:59:00Z', 'Good evening'],
  ['2026-11-22T04:00:00Z', 'Good morning'],
  ['2026-11-22T11:59:00Z', 'Good morning'],
  ['2026-11-22T12:00:00Z', 'Good afternoon'],
  ['2026-11-22T18:00:00Z', 'Good evening'],
  ['2026-11-22T00:30:00Z', 'Good evening'],
])('at %s in London, greets with %s', (instant, greeting) => {
  expect(greetingAt(new Date(instant), 'Europe/London')).toBe(greeting);
});

test('uses the company’s time zone', () => {
  expect(greetingAt(new Date('2026-11-22T08:00:00Z'), 'Australia/Sydney')).toBe('Good evening');
});
