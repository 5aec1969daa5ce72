import { z } from 'zod';
import { addDays, type Day, isDay } from '@/lib/domain/day';
import { normaliseText } from '@/lib/domain/text';

/** The longest note of a movement, and how many years ago it may be. */
export const movementLimits = { note: 4000, oldestYears: 7 } as const;

/** Returns the schema of the day on which money moved. `today` is the day in the company's time zone. */
export const dayInput = (today: Day) =>
  z
    .string()
    .refine(isDay, { error: 'Enter a date that exists.' })
    .refine((day) => day <= today, { error: 'The date is in the future. Enter the day the money moved.' })
    .refine((day) => day >= addDays(today, -366 * movementLimits.oldestYears), {
      error: 'The date is more than seven years ago.',
    });

export const noteInput = z
  .string()
  .default('')
  .transform(normaliseText)
  .refine((text) => text.length <= movementLimits.note, {
    error: (issue) => `Use at most 4,000 characters; this note has ${String(issue.input).length.toLocaleString('en')}.`,
  });
