import type { Day } from '@/lib/domain/day';
import { dayOrderOf } from '@/lib/domain/locale';
import { readDay } from '@/lib/domain/reading/day';

/**
 * Parses a day that a person typed: "21/11/2026", "21 Nov", "2026-11-21". Without a year, it is the latest such day
 * that is not after `today`. Returns null when the text is not a day.
 */
export const readTypedDay = (text: string, { locale, today }: { locale: string; today: Day }): Day | null =>
  readDay(text, { order: dayOrderOf(locale), today, timeZone: 'UTC' })?.day ?? null;
