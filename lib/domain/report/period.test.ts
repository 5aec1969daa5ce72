import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@/lib/domain/day';
import {
  daysIn,
  daysOf,
  monthsFrom,
  type Period,
  partsOf,
  periodBefore,
  periodOn,
  sameLastYear,
  yearFrom,
} from './period';
import { type Span, spansOf } from './span';

function daysOfSpan(span: Span): string[] {
  if (span.length === 10) return [span];
  return daysOf(span.length === 7 ? monthsFrom(span, 1) : yearFrom(span.slice(0, 10)));
}

/** The days that the spans of a period add up to, oldest first. Each is in it as often as the spans have it. */
function daysOfSpans(period: Period, yearStart: string): string[] {
  const times = new Map<string, number>();
  for (const { span, sign } of spansOf(period, yearStart))
    for (const day of daysOfSpan(span)) times.set(day, (times.get(day) ?? 0) + sign);
  return [...times].flatMap(([day, count]) => Array<string>(count).fill(day)).sort();
}

const april = (days: number) => Array.from({ length: days }, (_, index) => `2026-04-0${index + 1}`);

describe('a period', () => {
  test.each([
    ['this-month', '2026-11-30', '04-06', '2026-11-01', '2026-11-30'],
    ['last-month', '2026-01-15', '04-06', '2025-12-01', '2025-12-31'],
    ['quarter', '2026-11-30', '04-06', '2026-10-01', '2026-12-31'],
    ['tax-year', '2026-04-05', '04-06', '2025-04-06', '2026-04-05'],
    ['tax-year', '2026-04-06', '04-06', '2026-04-06', '2027-04-05'],
    ['tax-year', '2026-11-30', '01-01', '2026-01-01', '2026-12-31'],
    ['tax-year', '2026-06-30', '07-01', '2025-07-01', '2026-06-30'],
  ] as const)('%s on %s with a year from %s is %s to %s', (kind, today, yearStart, from, to) => {
    expect(periodOn(kind, today, yearStart)).toEqual({ from, to });
  });

  test.each([
    ['2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31', '2025-11-01', '2025-11-30'],
    ['2026-10-01', '2026-12-31', '2026-07-01', '2026-09-30', '2025-10-01', '2025-12-31'],
    ['2026-04-06', '2027-04-05', '2025-04-06', '2026-04-05', '2025-04-06', '2026-04-05'],
    ['2026-11-10', '2026-11-12', '2026-11-07', '2026-11-09', '2025-11-10', '2025-11-12'],
    ['2028-02-29', '2028-02-29', '2028-02-28', '2028-02-28', '2027-02-28', '2027-02-28'],
  ])('%s to %s follows %s to %s and was %s to %s a year earlier', (from, to, earlier, end, lastYear, lastEnd) => {
    expect(periodBefore({ from, to })).toEqual({ from: earlier, to: end });
    expect(sameLastYear({ from, to })).toEqual({ from: lastYear, to: lastEnd });
  });

  test.each([
    ['2026-04-06', '2027-04-05', ['2026-04-06/P1Y']],
    ['2026-03-31', '2027-04-06', ['2026-03-31', ...april(5), '2026-04-06/P1Y', '2027-04-06']],
    ['2026-04-01', '2026-05-02', ['2026-04', '2026-05-01', '2026-05-02']],
    ['2026-11-02', '2026-11-29', ['2026-11', '-2026-11-01', '-2026-11-30']],
    ['2026-11-29', '2026-12-30', ['2026-11-29', '2026-11-30', '2026-12', '-2026-12-31']],
  ])('%s to %s has the spans %s in a company whose years begin on 6 April', (from, to, spans) => {
    expect(spansOf({ from, to }, '04-06').map(({ span, sign }) => (sign < 0 ? `-${span}` : span))).toEqual(spans);
  });

  test('its whole months and other days are all of its days, each once', () => {
    const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(day, fc.nat({ max: 700 }), (from, length) => {
        const period = { from, to: addDays(from, length) };
        const { months, edges } = partsOf(period);
        const days = [
          ...months.map(
            (month) => daysIn({ from: `${month}-01`, to: addDays(`${month}-28`, 4).slice(0, 8).concat('01') }) - 1,
          ),
          ...edges.map(daysIn),
        ];
        expect(days.reduce((sum, one) => sum + one, 0)).toBe(length + 1);
        expect(edges.length).toBeLessThanOrEqual(2);
        for (const yearStart of ['04-06', '07-01', '02-28'])
          expect(daysOfSpans(period, yearStart)).toEqual(daysOf(period));
      }),
    );
  });
});
