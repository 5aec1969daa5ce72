/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** The day an ISO date-time names where it was written: an offset is the writer's own zone, so it is not applied. */
export const dayOf = (dateTime: string): Day => dateTime.slice(0, 10);

/** `2026-08-31` as Xero writes it: 31 Aug 2026. */
export function formatDay(day: Day): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace('Sept', 'Sep');
}
