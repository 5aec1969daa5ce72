import { pageAddress } from '@/lib/domain/page-address';

export const mappingShows = ['all', 'mapped', 'unmapped', 'attention', 'suggested'] as const;
export type MappingShow = (typeof mappingShows)[number];

/** The filter of the mapping page. filter-input.ts parses it from the URL. */
export type MappingFilter = { readonly show: MappingShow; readonly text: string; readonly order: 'own' | 'name' };

/** Returns the URL of the mapping page with this filter. Default values are left out. */
export const mappingAddress = ({ show, text, order }: MappingFilter): string =>
  pageAddress('/mapping', { show: show !== 'all' && show, text, order: order !== 'own' && order });
