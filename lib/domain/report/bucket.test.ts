import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '@/lib/domain/day';
import { type Bucket, bucketName, bucketsOf, budgetMonthsOf } from './bucket';
import { columns } from './cell';
import { daysOf, type Period, periodBefore, sameLastYear } from './period';

function bucketsFor(now: Period, yearStart = '04-06'): Bucket[] {
  const lastYear = sameLastYear(now);
  const before = periodBefore(now);
  return bucketsOf({ now, before: before.from === lastYear.from ? null : before, lastYear }, yearStart);
}
const written = (buckets: readonly Bucket[]) =>
  buckets.map((bucket) => columns.map((column) => bucket[column] && `${bucket[column].from} ${bucket[column].to}`));

test('the months of a quarter are beside those of the quarter before and of last year', () => {
  expect(written(bucketsFor({ from: '2026-10-01', to: '2026-12-31' }))).toEqual([
    ['2026-10-01 2026-10-31', '2026-07-01 2026-07-31', '2025-10-01 2025-10-31'],
    ['2026-11-01 2026-11-30', '2026-08-01 2026-08-31', '2025-11-01 2025-11-30'],
    ['2026-12-01 2026-12-31', '2026-09-01 2026-09-30', '2025-12-01 2025-12-31'],
  ]);
});

test('a day that only an earlier month has is a row without one of the chosen month', () => {
  const buckets = written(bucketsFor({ from: '2026-11-01', to: '2026-11-30' }));
  expect(buckets).toHaveLength(31);
  expect(buckets[0]).toEqual(['2026-11-01 2026-11-01', '2026-10-01 2026-10-01', '2025-11-01 2025-11-01']);
  expect(buckets[30]).toEqual([null, '2026-10-31 2026-10-31', null]);
});

test('a financial year from 6 April has twelve months from the sixth, each with the budget of a month', () => {
  const now = { from: '2026-04-06', to: '2027-04-05' };
  const buckets = bucketsFor(now);
  expect(written(buckets)[0]).toEqual(['2026-04-06 2026-05-05', null, '2025-04-06 2025-05-05']);
  expect(buckets).toHaveLength(12);
  const months = budgetMonthsOf(buckets, now, '04-06');
  expect([months?.length, months?.[0], months?.[11]]).toEqual([12, '2026-04', '2027-03']);
  expect(budgetMonthsOf(bucketsFor({ from: '2026-11-01', to: '2026-11-30' }), now, '04-06')).toBeNull();
});

test('other days are compared with as many days before', () => {
  expect(written(bucketsFor({ from: '2026-11-10', to: '2026-12-20' }))).toEqual([
    ['2026-11-10 2026-11-30', '2026-09-30 2026-10-20', '2025-11-10 2025-11-30'],
    ['2026-12-01 2026-12-20', '2026-10-21 2026-11-09', '2025-12-01 2025-12-20'],
  ]);
});

test('the rows of each period are its days, each once and in order', () => {
  const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2024-01-01', days));
  const yearStarts = fc.constantFrom('04-06', '01-01', '07-01', '02-28');
  fc.assert(
    fc.property(day, fc.nat({ max: 500 }), yearStarts, (from, length, yearStart) => {
      const now = { from, to: addDays(from, length) };
      const periods = { now, before: periodBefore(now), lastYear: sameLastYear(now) };
      const buckets = bucketsOf(periods, yearStart);
      for (const column of columns)
        expect(buckets.flatMap((bucket) => (bucket[column] ? daysOf(bucket[column]) : []))).toEqual(
          daysOf(periods[column]),
        );
    }),
  );
});

test.each([
  ['2026-11-01', '2026-11-01', '1 Nov 2026'],
  ['2026-11-01', '2026-11-30', 'November 2026'],
  ['2026-04-06', '2026-05-05', '6 Apr – 5 May 2026'],
  ['2026-12-06', '2027-01-05', '6 Dec 2026 – 5 Jan 2027'],
])('%s to %s is called %s', (from, to, name) => expect(bucketName({ from, to }, 'en-GB')).toBe(name));
