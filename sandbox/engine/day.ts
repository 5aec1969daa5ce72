/** A calendar day in the format `YYYY-MM-DD`. */
export type Day = string;

/** Returns the date part of an ISO date-time as written. The time zone offset is ignored. */
export const dayOf = (dateTime: string): Day => dateTime.slice(0, 10);

/** Formats `2026-08-31` as Xero does: 31 Aug 2026. */
export function formatDay(day: Day): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace('Sept', 'Sep');
}
