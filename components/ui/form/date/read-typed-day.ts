import type { Day } from '@/lib/domain/day';
import { type DayOrder, dayOrderOf } from '@/lib/domain/locale';
import { readDay } from '@/lib/domain/reading/day';

/**
 * Parses a day that a person typed: "21/11/2026", "21 Nov", "2026-11-21". Without a year, it is the latest such day
 * that is not after `today`. The order of day and month is that of the country, unless only the other order is a day:
 * "11/21/2026" in Britain. The field then shows the day in the country's order. Returns null when the text is not a day.
 */
export function readTypedDay(text: string, { locale, today }: { locale: string; today: Day }): Day | null {
  const order = dayOrderOf(locale);
  const day = (read: DayOrder) => readDay(text, { order: read, today, timeZone: 'UTC' })?.day ?? null;
  return day(order) ?? day(order === 'mdy' ? 'dmy' : 'mdy');
}
