import { z } from 'zod';

/** Every IANA time zone a company can choose. */
export const timeZones: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/**
 * Returns the listed name of a zone, because browsers report Asia/Kolkata or Asia/Calcutta. Null for an unknown zone.
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

/** The initial zone of a company: the founder's browser's, or London when that is unknown. */
export const initialTimeZone = z
  .string()
  .optional()
  .transform((zone) => (zone ? canonicalTimeZone(zone) : null) ?? 'Europe/London');
