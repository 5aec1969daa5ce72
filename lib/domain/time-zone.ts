import { z } from 'zod';

/** Every time zone a company can keep its days in (IANA). */
export const timeZones: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** The name under which we list a zone: browsers say Asia/Kolkata or Asia/Calcutta. Null when there is no such zone. */
export function canonicalTimeZone(zone: string): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return timeZones.includes(timeZone) ? timeZone : null;
  } catch {
    return null;
  }
}

export const timeZone = z
  .string()
  .refine((zone) => canonicalTimeZone(zone) !== null, { error: 'Choose a time zone from the list.' });

/** The zone a new company starts in: its founder's browser's, where it tells one we know. */
export const initialTimeZone = z
  .string()
  .optional()
  .transform((zone) => (zone ? canonicalTimeZone(zone) : null) ?? 'Europe/London');
