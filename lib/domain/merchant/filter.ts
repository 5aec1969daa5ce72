import { z } from 'zod';
import { normaliseLine } from '@/lib/domain/text';

/** What of the merchants is looked at, as the address bar holds it. What cannot be read is left out, never refused. */
export const merchantFilter = z.object({
  show: z.enum(['all', 'named', 'unnamed']).catch('all'),
  text: z.string().transform(normaliseLine).pipe(z.string().max(100)).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type MerchantFilter = z.output<typeof merchantFilter>;

export function merchantAddress({ show, text, page }: MerchantFilter): string {
  const query = new URLSearchParams({
    ...(show !== 'all' && { show }),
    ...(text !== '' && { text }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size > 0 ? `/mapping/suppliers?${query}` : '/mapping/suppliers';
}
