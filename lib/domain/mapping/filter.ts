import { z } from 'zod';
import { normaliseLine } from '@/lib/domain/text';

export const mappingShows = ['all', 'mapped', 'unmapped', 'attention', 'suggested'] as const;
export type MappingShow = (typeof mappingShows)[number];

/** What of the mapping is looked at, as the address bar holds it. What cannot be read is left out, never refused. */
export const mappingFilter = z.object({
  show: z.enum(mappingShows).catch('all'),
  text: z.string().transform(normaliseLine).pipe(z.string().max(100)).catch(''),
  order: z.enum(['own', 'name']).catch('own'),
});

export type MappingFilter = z.output<typeof mappingFilter>;

/** The address of that look at the mapping; the ordinary one has none. */
export function mappingAddress({ show, text, order }: MappingFilter): string {
  const query = new URLSearchParams({
    ...(show !== 'all' && { show }),
    ...(text !== '' && { text }),
    ...(order !== 'own' && { order }),
  });
  return query.size > 0 ? `/mapping?${query}` : '/mapping';
}
