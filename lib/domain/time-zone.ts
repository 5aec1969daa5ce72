import { z } from 'zod';

/** Every time zone a company can keep its days in (IANA). */
export const timeZones: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

export const isTimeZone = (zone: string): boolean => timeZones.includes(zone);

export const timeZone = z.string().refine(isTimeZone, { error: 'Choose a time zone from the list.' });

/** The zone a new company starts in: its founder's browser's, where it tells one we know. */
export const startingTimeZone = z
  .string()
  .optional()
  .transform((zone) => (zone !== undefined && isTimeZone(zone) ? zone : 'Europe/London'));
