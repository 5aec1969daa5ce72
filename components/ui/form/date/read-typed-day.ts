import type { Day } from '@/lib/domain/day';
import { type DayOrder, parseDay } from '@/lib/domain/import/days';

/** Returns the order in which the locale writes a numeric date. */
export function dayOrder(locale: string): DayOrder {
  const [first] = new Intl.DateTimeFormat(locale).formatToParts();
  return first?.type === 'year' ? 'ymd' : first?.type === 'month' ? 'mdy' : 'dmy';
}

/**
 * Reads a day as a person types it: "21/11/2026", "21 Nov", "2026-11-21". Without a year it is the latest such day up
 * to `today`. Returns null when the text is no day.
 */
export function readTypedDay(text: string, { locale, today }: { locale: string; today: Day }): Day | null {
  const order = dayOrder(locale);
  const typed = text.trim().replace(/\.$/, '');
  const full = parseDay(typed, order);
  if (full !== null) return full;
  const year = Number(today.slice(0, 4));
  // A date without a year has the order of the locale too: 21/11, 11/21.
  const inYear = (given: number) => parseDay(order === 'ymd' ? `${given} ${typed}` : `${typed} ${given}`, order);
  return [year, year - 1].map(inYear).find((day) => day !== null && day <= today) ?? null;
}
