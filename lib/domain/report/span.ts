import { addDays, type Day, firstDayOf, lastDayOf, monthOf } from '@/lib/domain/day';
import { daysOf, type Period, yearFrom } from './period';

/**
 * A span of days whose spending is stored: a day ('2026-11-30'), a month ('2026-11') or a year from a day
 * ('2026-04-06/P1Y', as ISO 8601 writes it).
 */
export type Span = string;

export const yearSpan = (from: Day): Span => `${from}/P1Y`;

/** A span that is added, or taken away where the sign is -1. */
export type SignedSpan = { readonly span: Span; readonly sign: 1 | -1 };

/**
 * Returns the spans that add up to a period: as few as possible. A part of a month is its days, or the month without its other
 * days. Years begin on `yearStart` ('MM-DD').
 */
export function spansOf({ from, to }: Period, yearStart: string): SignedSpan[] {
  const spans: SignedSpan[] = [];
  for (let day = from; day <= to; ) {
    const month = monthOf(day);
    const year = day.slice(5) === yearStart ? yearFrom(day) : null;
    if (year && year.to <= to) {
      spans.push({ span: yearSpan(day), sign: 1 });
      day = addDays(year.to, 1);
    } else {
      const start = `${month.slice(0, 4)}-${yearStart}`;
      const stopsAt = monthOf(start) === month && start > day && yearFrom(start).to <= to ? addDays(start, -1) : to;
      const part = { from: day, to: earlier(lastDayOf(month), stopsAt) };
      spans.push(...spansInMonth(part));
      day = addDays(part.to, 1);
    }
  }
  return spans;
}

function spansInMonth(part: Period): SignedSpan[] {
  const month = monthOf(part.from);
  const days = daysOf({ from: firstDayOf(month), to: lastDayOf(month) });
  const isIn = (day: Day) => day >= part.from && day <= part.to;
  const others = days.filter((day) => !isIn(day));
  if (others.length + 1 < days.length - others.length)
    return [{ span: month, sign: 1 }, ...others.map((span) => ({ span, sign: -1 as const }))];
  return days.filter(isIn).map((span) => ({ span, sign: 1 }));
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
