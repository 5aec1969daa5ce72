import { startOfYear } from '@/lib/domain/company/year-start';
import { addDays, addMonths, type Day, firstDayOf, lastDayOf, monthOf } from '@/lib/domain/day';

/** The first and last day of a period. Both belong to it. */
export type Period = { readonly from: Day; readonly to: Day };

export const periodKinds = ['this-month', 'last-month', 'quarter', 'tax-year', 'custom'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export const periodNames: Readonly<Record<PeriodKind, string>> = {
  'this-month': 'This month',
  'last-month': 'Last month',
  quarter: 'This quarter',
  'tax-year': 'This financial year',
  custom: 'Other days',
};

/** A report covers at most this many months, so that it reads a bounded number of counters. */
export const mostMonths = 120;

/** Returns the period of a kind on a day. Financial years begin on `yearStart` ('MM-DD'). */
export function periodOn(kind: Exclude<PeriodKind, 'custom'>, today: Day, yearStart: string): Period {
  const month = monthOf(today);
  switch (kind) {
    case 'this-month':
      return monthsFrom(month, 1);
    case 'last-month':
      return monthsFrom(addMonths(month, -1), 1);
    case 'quarter': {
      const index = Number(month.slice(5)) - 1;
      return monthsFrom(addMonths(month, -(index % 3)), 3);
    }
    case 'tax-year':
      return yearFrom(startOfYear(today, yearStart));
  }
}

/** Returns the year that begins on a day. */
export const yearFrom = (from: Day): Period => ({ from, to: addDays(yearsLater(from, 1), -1) });

/** Returns the period of `count` calendar months that begins with this month ('YYYY-MM'). */
export const monthsFrom = (month: string, count: number): Period => ({
  from: firstDayOf(month),
  to: lastDayOf(addMonths(month, count - 1)),
});

/** Whether the period consists of whole calendar months. Budgets are for months, so only such a period has one. */
export const isWholeMonths = ({ from, to }: Period): boolean =>
  from === firstDayOf(monthOf(from)) && to === lastDayOf(monthOf(to));

/**
 * Returns the months of the budgets for a period: its calendar months, or as many months as a period has that begins with a
 * financial year ('MM-DD') or some months after. So the tax year from 6 April has the budgets of April to March. Null for a period
 * that has no budget.
 */
export function budgetMonths(period: Period, yearStart: string): readonly string[] | null {
  if (isWholeMonths(period)) return monthsIn(period);
  const day = yearStart.slice(3);
  const until = addDays(period.to, 1);
  if (period.from.slice(8) !== day || until.slice(8) !== day) return null;
  return monthsIn({ from: period.from, to: lastDayOf(addMonths(monthOf(until), -1)) });
}

/** Returns the months that the period touches, oldest first. */
export function monthsIn({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Returns the period of the same length before this one: as many calendar months, a year, or as many days. */
export function periodBefore(period: Period): Period {
  const months = monthsIn(period).length;
  if (isWholeMonths(period)) return monthsFrom(addMonths(monthOf(period.from), -months), months);
  if (period.to === addDays(yearsLater(period.from, 1), -1)) return sameLastYear(period);
  const days = daysIn(period);
  return { from: addDays(period.from, -days), to: addDays(period.from, -1) };
}

/** Returns the same period one year earlier. 29 February becomes 28 February, and the end of a month stays its end. */
export const sameLastYear = ({ from, to }: Period): Period => ({
  from: yearsLater(from, -1),
  to: to === lastDayOf(monthOf(to)) ? lastDayOf(addMonths(monthOf(to), -12)) : yearsLater(to, -1),
});

/** Returns the number of days of the period. */
export const daysIn = ({ from, to }: Period): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;

/** Returns the days of the period, oldest first. */
export const daysOf = (period: Period): Day[] =>
  Array.from({ length: daysIn(period) }, (_, index) => addDays(period.from, index));

function yearsLater(day: Day, years: number): Day {
  const last = lastDayOf(addMonths(monthOf(day), 12 * years));
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same > last ? last : same;
}

/** A period as the calendar months that it has as a whole, and the other days at its ends. */
export type PeriodParts = { readonly months: readonly string[]; readonly edges: readonly Period[] };

/** Returns the whole months and the other days of a period. Together they are the period, each day once. */
export function partsOf(period: Period): PeriodParts {
  const months: string[] = [];
  const edges: Period[] = [];
  for (const month of monthsIn(period)) {
    const whole = monthsFrom(month, 1);
    const part = {
      from: period.from > whole.from ? period.from : whole.from,
      to: period.to < whole.to ? period.to : whole.to,
    };
    if (isWholeMonths(part)) months.push(month);
    else edges.push(part);
  }
  return { months, edges };
}
