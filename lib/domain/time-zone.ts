import { z } from 'zod';

/** The IANA time zones that a company can choose. */
export const timeZones: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/**
 * Returns the name under which a time zone is listed. Browsers can report one zone under several names, such as
 * Asia/Kolkata and Asia/Calcutta. Null for an unknown zone.
 */
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

/** The first time zone of a company: that of the founder's browser, or London when it is unknown. */
export const initialTimeZone = z
  .string()
  .optional()
  .transform((zone) => (zone ? canonicalTimeZone(zone) : null) ?? 'Europe/London');
