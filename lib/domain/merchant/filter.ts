import { z } from 'zod';
import { pageAddress } from '@/lib/domain/page-address';
import { normaliseLine } from '@/lib/domain/text';

/** The filters of the merchants page, parsed from its URL. Invalid values are ignored, never rejected. */
export const merchantFilter = z.object({
  show: z.enum(['all', 'named', 'unnamed']).catch('all'),
  text: z.string().transform(normaliseLine).pipe(z.string().max(100)).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type MerchantFilter = z.output<typeof merchantFilter>;

export const merchantAddress = ({ show, text, page }: MerchantFilter): string =>
  pageAddress('/mapping/suppliers', { show: show !== 'all' && show, text, page: page > 1 && String(page) });
