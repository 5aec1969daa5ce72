import { z } from 'zod';
import { normaliseLine } from './text';

/** Returns the schema of a required single line of text. */
export const requiredLine = (missing: string, maxLength: number) =>
  z
    .string()
    .transform(normaliseLine)
    .refine((text) => text.length > 0, { error: missing })
    .refine((text) => text.length <= maxLength, { error: `Use at most ${maxLength} characters.` });
