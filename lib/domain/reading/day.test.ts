import { describe, expect, test } from 'vitest';
import { type DayOrder, detectDayOrder, looksLikeDay, readDay } from './day';

const context = { today: '2026-11-29', timeZone: 'Europe/London' };
const read = (text: string, order: DayOrder = 'dmy', serials = false) => readDay(text, { ...context, order, serials });

describe('readDay', () => {
  test.each([
    ['03/11/2026', 'dmy', '2026-11-03'],
    ['03/11/2026', 'mdy', '2026-03-11'],
    ['3.11.26', 'dmy', '2026-11-03'],
    ['26/11/03', 'ymd', '2026-11-03'],
    ['2026/11/03', 'mdy', '2026-11-03'],
    ['2026.11.13.', 'dmy', '2026-11-13'],
    ['2026. 11. 13.', 'ymd', '2026-11-13'],
    ['13.11.2026 10:00', 'dmy', '2026-11-13'],
    ['13.11.2026 10.15', 'dmy', '2026-11-13'],
    ['13/11/2026 00:00:00', 'dmy', '2026-11-13'],
    ['11/13/2026 12:00:00 AM', 'mdy', '2026-11-13'],
    ['Nov 13 2026 10:15AM', 'dmy', '2026-11-13'],
    ['2026-11-13-10.15.30.000000', 'dmy', '2026-11-13'],
    ['20261103', 'dmy', '2026-11-03'],
    ['13.11.2026 um 23:30 Uhr MEZ', 'dmy', '2026-11-13'],
    ['13/11/2026 (Fri)', 'dmy', '2026-11-13'],
    ['10:00 13/11/2026', 'dmy', '2026-11-13'],
    ['13 11 2026', 'dmy', '2026-11-13'],
    ['2026-Nov-13', 'dmy', '2026-11-13'],
    ['13th of November, 2026', 'mdy', '2026-11-13'],
    ['13-11-2026T10:00', 'dmy', '2026-11-13'],
    ['2026-11-13T10:15:30.1234567Z', 'dmy', '2026-11-13'],
    ['2026/11/13 10:00 PM', 'dmy', '2026-11-13'],
    ['20261113 101500', 'dmy', '2026-11-13'],
    ['1/2/99', 'dmy', '1999-02-01'],
    ['20261113101500', 'dmy', '2026-11-13'],
    ['20261113T101500Z', 'dmy', '2026-11-13'],
    ['13112026', 'dmy', '2026-11-13'],
    ['11132026', 'mdy', '2026-11-13'],
    ['261113', 'ymd', '2026-11-13'],
    ['2026-11-03T10:15:00Z', 'dmy', '2026-11-03'],
    ['2026-11-03T10:15:00.123+0000', 'dmy', '2026-11-03'],
    ['2026-11-13T23:30:00', 'dmy', '2026-11-13'],
    ['2026-11-13+01:00', 'dmy', '2026-11-13'],
    ['Fri Nov 13 10:15:00 GMT 2026', 'dmy', '2026-11-13'],
    ['Fri Nov 13 2026 10:15:00 GMT+0000 (Coordinated Universal Time)', 'dmy', '2026-11-13'],
    ['Fri, 13 Nov 2026 10:15:00 +0000', 'dmy', '2026-11-13'],
    ['Friday, November 13, 2026', 'dmy', '2026-11-13'],
    ['2026年11月13日', 'dmy', '2026-11-13'],
    ['2026年11月13日(金)', 'dmy', '2026-11-13'],
    ['2026년 11월 13일', 'dmy', '2026-11-13'],
    ['3 Nov 2026', 'mdy', '2026-11-03'],
    ['Nov 3, 2026', 'dmy', '2026-11-03'],
    ['3-Nov-26', 'ymd', '2026-11-03'],
    ['13NOV2026', 'dmy', '2026-11-13'],
    ['13 Nov ’26', 'dmy', '2026-11-13'],
    ["13.11.'26", 'dmy', '2026-11-13'],
    ["'13/11/2026", 'dmy', '2026-11-13'],
    ['1st May 2026', 'dmy', '2026-05-01'],
    ['1er mars 2026', 'dmy', '2026-03-01'],
    ['13-nov.-2026', 'dmy', '2026-11-13'],
    ['13 sept 2026', 'dmy', '2026-09-13'],
    ['13 Sept. 2026', 'dmy', '2026-09-13'],
    ['13 févr. 2026', 'dmy', '2026-02-13'],
    ['13 août 2026', 'dmy', '2026-08-13'],
    ['3. März 2026', 'dmy', '2026-03-03'],
    ['13. Mär. 2026', 'dmy', '2026-03-13'],
    ['13-gen-26', 'dmy', '2026-01-13'],
    ['13/ott/2026', 'dmy', '2026-10-13'],
    ['mar 13 ott 2026', 'dmy', '2026-10-13'],
    ['13 maj 2026', 'dmy', '2026-05-13'],
    ['13 mrt 2026', 'dmy', '2026-03-13'],
    ['13 de noviembre de 2026', 'dmy', '2026-11-13'],
    ['13. marraskuuta 2026', 'dmy', '2026-11-13'],
    ['13 listopada 2026', 'dmy', '2026-11-13'],
    ['2026. november 13.', 'dmy', '2026-11-13'],
    ['13 Kasım 2026', 'dmy', '2026-11-13'],
    ['１３／１１／２０２６', 'dmy', '2026-11-13'],
    ['\u200e13/11/2026\u200f', 'dmy', '2026-11-13'],
  ] as const)('reads “%s” in the order %s as %s', (text, order, day) => {
    expect(read(text, order)).toEqual({ day, remark: null });
  });

  test.each([
    ['31/02/2026', 'dmy'],
    ['11/23/2026', 'dmy'],
    ['yesterday', 'dmy'],
    ['', 'dmy'],
    ['12.50', 'dmy'],
    ['2026', 'dmy'],
    ['Nov 2026', 'dmy'],
    ['46340', 'dmy'],
    ['13/11/2026 - 14/11/2026', 'dmy'],
    ['13 Nov 2026 pending', 'dmy'],
    ['13 jui 2026', 'dmy'],
    ['11/2026', 'dmy'],
    ['2026-11', 'dmy'],
    ['00/11/2026', 'dmy'],
    ['13/2026/11', 'dmy'],
    ['31.04.2026', 'dmy'],
    ['29/02/2027', 'dmy'],
    ['13/11/2026 25:00', 'dmy'],
    ['Ref 13/11/2026', 'dmy'],
    ['1³/11/2026', 'dmy'],
  ] as const)('reads no day in “%s”', (text, order) => {
    expect(read(text, order)).toBeNull();
  });

  test('moves an instant into the time zone of the company, and says so', () => {
    expect(read('2026-11-13T23:30:00-08:00')).toEqual({
      day: '2026-11-14',
      remark: 'The time is in another zone. In Europe/London it is 14 Nov 2026.',
    });
    expect(
      readDay('2026-11-13T00:30:00Z', { order: 'dmy', today: '2026-11-29', timeZone: 'America/New_York' }),
    ).toEqual({
      day: '2026-11-12',
      remark: 'The time is in another zone. In America/New_York it is 12 Nov 2026.',
    });
  });

  test('reads the offset of a zone with one figure', () => {
    expect(read('13/11/2026 23:30 GMT-1')?.day).toBe('2026-11-14');
  });

  test('takes the latest such day for a year that is missing, and says so', () => {
    expect(read('21 Nov')).toEqual({ day: '2026-11-21', remark: 'The year is missing, so it is 2026.' });
    expect(read('21/11')?.day).toBe('2026-11-21');
    expect(read('11/21', 'mdy')?.day).toBe('2026-11-21');
    expect(read('31 Dec')?.day).toBe('2025-12-31');
    expect(read('29 Feb')).toBeNull();
  });

  test('reads Excel’s serial numbers only where they are expected', () => {
    expect(read('46340', 'dmy', true)).toEqual({ day: '2026-11-14', remark: 'Excel’s number 46340 is 14 Nov 2026.' });
    expect(read('46340.75', 'dmy', true)?.day).toBe('2026-11-14');
    expect(read('463', 'dmy', true)).toBeNull();
  });
});

test.each(['03/11/2026', '20261113', '20261113101500', '13 Nov', '21/11'])('takes “%s” for a day', (text) => {
  expect(looksLikeDay(text)).toBe(true);
});

test.each(['12.50', '12.11', '1,234.00', '2026', '46340', '£12', ''])('does not take “%s” for a day', (text) => {
  expect(looksLikeDay(text)).toBe(false);
});

describe('detectDayOrder', () => {
  const detect = (values: readonly string[], order: DayOrder) => detectDayOrder(values, { ...context, order });
  const sure = (order: DayOrder) => ({ order, isGuess: false, alternatives: [] });

  test('uses the order in which every value is a day', () => {
    expect(detect(['03/11/2026', '11/23/2026'], 'dmy')).toEqual(sure('mdy'));
    expect(detect(['03/11/2026', '23/11/2026'], 'mdy')).toEqual(sure('dmy'));
    expect(detect(['26/11/03', '26/11/23'], 'dmy')).toEqual(sure('ymd'));
  });

  test('uses the order in which no day is in the future', () => {
    expect(detect(['10/12/2026', '09/12/2026', '08/12/2026'], 'dmy')).toEqual({
      order: 'mdy',
      isGuess: true,
      alternatives: ['dmy'],
    });
    expect(detect(['10/12/2026', '09/12/2026', '08/12/2026'], 'mdy')).toEqual(sure('mdy'));
  });

  test('does not count days in the future when each order has some', () => {
    expect(detect(['12/11/2026', '01/12/2026', '02/12/2026'], 'dmy')).toMatchObject({ order: 'dmy', isGuess: true });
    expect(detect(['11/12/2026', '12/01/2026', '12/02/2026'], 'mdy')).toMatchObject({ order: 'mdy', isGuess: true });
  });

  test('uses the country’s order where several fit, and says that it is a guess', () => {
    expect(detect(['11/02/2026', '11/03/2026', '11/05/2026'], 'mdy')).toEqual({
      order: 'mdy',
      isGuess: true,
      alternatives: ['dmy'],
    });
    expect(detect(['03/11/2026'], 'dmy')).toEqual({ order: 'dmy', isGuess: true, alternatives: ['mdy'] });
  });

  test('prefers the order that keeps the rows in sequence, as a guess', () => {
    expect(detect(['01/09/2026', '02/03/2026', '03/05/2026', '03/06/2026'], 'mdy')).toMatchObject({ order: 'mdy' });
    expect(detect(['09/01/2026', '09/02/2026', '10/01/2026', '10/03/2026'], 'dmy')).toEqual({
      order: 'mdy',
      isGuess: true,
      alternatives: ['dmy'],
    });
  });

  test('is sure of dates with points, except where the country writes the month first', () => {
    const dotted = ['01.11.2026', '02.11.2026', '2026-11-03', '4 Nov 2026'];
    expect(detect(dotted, 'dmy')).toEqual(sure('dmy'));
    expect(detect(dotted, 'ymd')).toEqual(sure('dmy'));
    expect(detect(dotted, 'mdy')).toMatchObject({ isGuess: true });
    expect(detect(['01.11.2026', '11.13.2026'], 'dmy')).toEqual(sure('mdy'));
    expect(detect(['01.11.2026', '02/11/2026'], 'dmy')).toMatchObject({ order: 'dmy', isGuess: true });
  });

  test('is sure where the order makes no difference', () => {
    expect(detect(['2026-11-03', '3 Nov 2026', '05/05/2026', 'Total'], 'mdy')).toEqual(sure('mdy'));
    expect(detect([], 'mdy')).toEqual(sure('mdy'));
  });
});
