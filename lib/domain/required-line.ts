import { z } from 'zod';
import { normaliseLine } from './text';

/** Returns the schema for one line of text that must not be empty. `missing` is the message for an empty one. */
export const requiredLine = (missing: string, maxLength: number) =>
  z
    .string()
    .transform(normaliseLine)
    .refine((text) => text.length > 0, { error: missing })
    .refine((text) => text.length <= maxLength, { error: `Use at most ${maxLength} characters.` });
