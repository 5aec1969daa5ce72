import { addDays, type Day, formatDay, formatMonth, lastDayOf, monthOf } from '@/lib/domain/day';
import type { Column } from './cell';
import { budgetMonths, daysIn, daysOf, isWholeMonths, type Period, partsOf } from './period';

/** A row of a report over time: its days in each period. Null where a period has no such days, as October has no 31st in November. */
export type Bucket = Readonly<Record<Column, Period | null>>;

export type ComparedPeriods = {
  readonly now: Period;
  readonly before: Period | null;
  readonly lastYear: Period;
};

/**
 * Returns the rows of a report over time, oldest first: the days of a period within one month, and the months of a longer one.
 * The first row of each period is beside the first rows of the others. The rows of a period are its days, each once.
 */
export function bucketsOf({ now, before, lastYear }: ComparedPeriods, yearStart: string): Bucket[] {
  const own = partsIn(now, yearStart);
  const isByDay = monthOf(now.from) === monthOf(now.to);
  const ofLastYear = isByDay ? daysAsPeriods(lastYear) : partsIn(lastYear, yearStart);
  const ofBefore =
    before === null ? [] : isByDay ? daysAsPeriods(before) : partsBefore(own, { now, before }, yearStart);
  const count = Math.max(own.length, ofBefore.length, ofLastYear.length);
  return Array.from({ length: count }, (_, at) => ({
    now: own[at] ?? null,
    before: ofBefore[at] ?? null,
    lastYear: ofLastYear[at] ?? null,
  }));
}

/**
 * Returns the months of the budgets of these rows, in their order. Null when the rows have no budgets: those of days, and those of a
 * period that has none.
 */
export function budgetMonthsOf(buckets: readonly Bucket[], now: Period, yearStart: string): readonly string[] | null {
  const months = budgetMonths(now, yearStart);
  const isByDay = monthOf(now.from) === monthOf(now.to);
  return months === null || isByDay || months.length !== buckets.filter((bucket) => bucket.now).length ? null : months;
}

/** Returns the days or months of a period. A period that has budgets without whole months has the months of its financial year. */
function partsIn(period: Period, yearStart: string): readonly Period[] {
  if (monthOf(period.from) === monthOf(period.to)) return daysAsPeriods(period);
  if (!isWholeMonths(period) && budgetMonths(period, yearStart) !== null) return monthsFromDay(period);
  const { months, edges } = partsOf(period);
  const whole = months.map((month) => ({ from: `${month}-01`, to: lastDayOf(month) }));
  return [...whole, ...edges].sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** Periods of whole months are compared by month. Others have as many days as the ones before them, in each row. */
function partsBefore(own: readonly Period[], { now, before }: { now: Period; before: Period }, yearStart: string) {
  if (isWholeMonths(now)) return partsIn(before, yearStart);
  const days = daysIn({ from: before.from, to: now.from }) - 1;
  return own.map(({ from, to }) => ({ from: addDays(from, -days), to: addDays(to, -days) }));
}

const daysAsPeriods = (period: Period): Period[] => daysOf(period).map((day) => ({ from: day, to: day }));

/** Returns the months of a period that begin on the day of its start: 6 April to 5 May. */
function monthsFromDay({ from, to }: Period): Period[] {
  const starts = daysOf({ from, to }).filter((day) => day.slice(8) === from.slice(8));
  return starts.map((start, at) => {
    const next: Day | undefined = starts[at + 1];
    return { from: start, to: next === undefined ? to : addDays(next, -1) };
  });
}

/** Names the days of a row: "1 Nov 2026", "November 2026", "6 Apr – 5 May 2026". */
export function bucketName({ from, to }: Period, locale: string): string {
  if (from === to) return formatDay(from, locale);
  if (isWholeMonths({ from, to }) && monthOf(from) === monthOf(to)) return formatMonth(monthOf(from), locale);
  return `${formatDay(from, locale, to)} – ${formatDay(to, locale)}`;
}

/** Returns the days of a row in a report: those of the chosen period, or else of an earlier one. */
export const daysOfBucket = ({ now, before, lastYear }: Bucket): Period | null => now ?? before ?? lastYear;
