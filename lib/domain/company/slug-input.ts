import { z } from 'zod';
import { isReservedSlug, maxSlugLength } from './slug';

/** The form in which an owner changes the company's part of the address. */
export const addressInput = z.object({
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .min(3, { error: 'Use at least 3 characters.' })
    .max(maxSlugLength, { error: `Use at most ${maxSlugLength} characters.` })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: 'Use letters a to z, digits and single hyphens, such as harbour-finch.',
    })
    .refine((slug) => !isReservedSlug(slug), { error: 'Outlay uses this address itself. Choose another one.' }),
});
