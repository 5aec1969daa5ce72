import { z } from 'zod';
import { normaliseLine } from '@/lib/domain/text';

export const mappingShows = ['all', 'mapped', 'unmapped', 'attention', 'suggested'] as const;
export type MappingShow = (typeof mappingShows)[number];

/** The filter of the mapping page as the URL holds it. Invalid values are ignored, never rejected. */
export const mappingFilter = z.object({
  show: z.enum(mappingShows).catch('all'),
  text: z.string().transform(normaliseLine).pipe(z.string().max(100)).catch(''),
  order: z.enum(['own', 'name']).catch('own'),
});

export type MappingFilter = z.output<typeof mappingFilter>;

/** Returns the URL of a filtered mapping page, without default values. */
export function mappingAddress({ show, text, order }: MappingFilter): string {
  const query = new URLSearchParams({
    ...(show !== 'all' && { show }),
    ...(text !== '' && { text }),
    ...(order !== 'own' && { order }),
  });
  return query.size > 0 ? `/mapping?${query}` : '/mapping';
}
