import { describe, expect, test } from 'vitest';
import { describeClosedDay, isClosedDay, parseClosedDay } from './closed-day';

describe('what the database refuses', () => {
  test('names the month that is closed in Outlay, and the first open day', () => {
    const closed = parseClosedDay(
      'Raw query failed. Code: `OC001`. Message: `closed day: 2026-10-12|2026-10||2026-11-01`',
    );
    expect(closed && describeClosedDay(closed, 'en-GB')).toBe(
      'October 2026 is closed, so nothing was changed. Use a day from 1 Nov 2026, or ask an owner, an admin or a bookkeeper to reopen the month.',
    );
  });

  test('names the package and its lock date', () => {
    const closed = parseClosedDay('closed day: 2026-03-30|2026-03-31|xero|2026-04-01');
    expect(closed && describeClosedDay(closed, 'en-US')).toBe(
      'The books in Xero are closed up to Mar 31, 2026, so nothing was changed on Mar 30, 2026. Use a day from Apr 1, 2026, or reopen the period in Xero.',
    );
  });

  test('is not read from another error', () => {
    expect(parseClosedDay('duplicate key value violates unique constraint "movements_pkey"')).toBeNull();
    expect(parseClosedDay('closed day: 2026-13-99|2026-10||2026-11-01')).toBeNull();
  });
});

test.each([
  ['2026-10-31', true],
  ['2026-11-01', false],
  ['2026-03-31', true],
  ['2026-04-01', false],
])('the stricter of both decides about %s', (day, closed) => {
  expect(isClosedDay(day, { closedMonths: ['2026-10'], lockDate: '2026-03-31' })).toBe(closed);
});
