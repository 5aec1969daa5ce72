import { z } from 'zod';
import { normaliseLine } from '@/lib/domain/text';
import { type MappingFilter, mappingShows } from './filter';

/** The filter of the mapping page, parsed from its URL. Invalid values are ignored, never rejected. */
export const mappingFilter: z.ZodType<MappingFilter, unknown> = z.object({
  show: z.enum(mappingShows).catch('all'),
  text: z.string().transform(normaliseLine).pipe(z.string().max(100)).catch(''),
  order: z.enum(['own', 'name']).catch('own'),
});
