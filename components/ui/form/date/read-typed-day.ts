import type { Day } from '@/lib/domain/day';
import { parseDay } from '@/lib/domain/import/days';
import { dayOrderOf } from '@/lib/domain/locale';

/**
 * Parses a day that a person typed: "21/11/2026", "21 Nov", "2026-11-21". Without a year, it is the latest such day
 * that is not after `today`. Returns null when the text is not a day.
 */
export function readTypedDay(text: string, { locale, today }: { locale: string; today: Day }): Day | null {
  const order = dayOrderOf(locale);
  const typed = text.trim().replace(/\.$/, '');
  const full = parseDay(typed, order);
  if (full !== null) return full;
  const year = Number(today.slice(0, 4));
  // The year is added where the locale writes it, so that "21/11" and "11/21" are parsed in the locale's order.
  const inYear = (given: number) => parseDay(order === 'ymd' ? `${given} ${typed}` : `${typed} ${given}`, order);
  return [year, year - 1].map(inYear).find((day) => day !== null && day <= today) ?? null;
}
