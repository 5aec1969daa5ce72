import { type Day, isDay } from '@/lib/domain/day';

/**
 * Reads the day of an OFX date: 20261104, 20261104233000[-5:EST], 20261104120000.000 GMT. The day is the one that the
 * bank wrote: its own time zone shifts neither the booking nor the statement. Null when it is not a day.
 */
export function readOfxDay(text: string | null): Day | null {
  const [, year, month, date] =
    /^(\d{4})(\d{2})(\d{2})(?:\d{2,6}(?:[.,]\d*)?)?\s*(?:Z|[+-]\d{1,4}|[A-Z]{3,4}|\[[^\]]*\]?)?$/i.exec(text ?? '') ??
    /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text ?? '') ??
    [];
  const day = `${year}-${month}-${date}`;
  return isDay(day) ? day : null;
}
