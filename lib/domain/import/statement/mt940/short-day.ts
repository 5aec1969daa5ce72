import { type Day, isDay } from '@/lib/domain/day';

/** Reads a day of SWIFT: YYMMDD, or YYYYMMDD of some banks. Null when it is no day. */
export function shortDay(text: string): Day | null {
  const [, century = '', year = '', month = '', date = ''] = /^(\d\d)?(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  // SWIFT: 80 to 99 are in the last century.
  const day = `${century || (Number(year) < 80 ? '20' : '19')}${year}-${month}-${date}`;
  return isDay(day) ? day : null;
}

/**
 * Returns the entry day, which has no year: of the years around the value day, the one that brings it nearest. A value
 * day of 2 January with the entry day 1231 was booked in the year before. Null when no year has such a day.
 */
export function entryDay(text: string, value: Day): Day | null {
  const year = Number(value.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .map((one) => `${one}-${text.slice(0, 2)}-${text.slice(2, 4)}`)
    .filter(isDay)
    .map((day) => ({ day, distance: Math.abs(Date.parse(day) - Date.parse(value)) }))
    .sort((one, other) => one.distance - other.distance);
  return days[0]?.day ?? null;
}
