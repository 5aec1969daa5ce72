import { addDays, addMonths, type Day, firstDayOf, lastDayOf, monthOf } from '@/lib/domain/day';
import { type Period, yearFrom } from './period';

/**
 * A span of days whose spending is stored: a day ('2026-11-30'), a month ('2026-11') or a year from a day
 * ('2026-04-06/P1Y', as ISO 8601 writes it).
 */
export type Span = string;

export const yearSpan = (from: Day): Span => `${from}/P1Y`;

/**
 * Returns the spans of a period, each day once: as few as possible. Years begin on `yearStart` ('MM-DD'); null leaves years out.
 */
export function spansOf({ from, to }: Period, yearStart: string | null): Span[] {
  const spans: Span[] = [];
  for (let day = from; day <= to; ) {
    const year = day.slice(5) === yearStart ? yearFrom(day) : null;
    const month = monthOf(day);
    if (year && year.to <= to) {
      spans.push(yearSpan(day));
      day = addDays(year.to, 1);
    } else if (day === firstDayOf(month) && lastDayOf(month) <= to && !startsWithin(month, yearStart, to)) {
      spans.push(month);
      day = firstDayOf(addMonths(month, 1));
    } else {
      spans.push(day);
      day = addDays(day, 1);
    }
  }
  return spans;
}

/** Whether a year that is in the period begins in the month, after its first day. */
function startsWithin(month: string, yearStart: string | null, to: Day): boolean {
  const start = `${month.slice(0, 4)}-${yearStart}`;
  return yearStart !== null && monthOf(start) === month && start > firstDayOf(month) && yearFrom(start).to <= to;
}
