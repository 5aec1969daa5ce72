import { z } from 'zod';
import { pageAddress } from '@/lib/domain/page-address';
import { normaliseLine } from '@/lib/domain/text';

export const mappingShows = ['all', 'mapped', 'unmapped', 'attention', 'suggested'] as const;
export type MappingShow = (typeof mappingShows)[number];

/** The filter of the mapping page, parsed from its URL. Invalid values are ignored, never rejected. */
export const mappingFilter = z.object({
  show: z.enum(mappingShows).catch('all'),
  text: z.string().transform(normaliseLine).pipe(z.string().max(100)).catch(''),
  order: z.enum(['own', 'name']).catch('own'),
});

export type MappingFilter = z.output<typeof mappingFilter>;

/** Returns the URL of the mapping page with this filter. Default values are left out. */
export const mappingAddress = ({ show, text, order }: MappingFilter): string =>
  pageAddress('/mapping', { show: show !== 'all' && show, text, order: order !== 'own' && order });
