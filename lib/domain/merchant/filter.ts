import { z } from 'zod';
import { pageAddress } from '@/lib/domain/page-address';
import { normaliseLine } from '@/lib/domain/text';

const cursor = z
  .string()
  .max(1_000)
  .transform((text) => readMerchantCursor(text))
  .optional()
  .catch(undefined);

/** The filters of the merchants page, parsed from its URL. Invalid values are ignored, never rejected. */
export const merchantFilter = z.object({
  show: z.enum(['all', 'named', 'unnamed']).catch('all'),
  text: z.string().transform(normaliseLine).pipe(z.string().max(100)).catch(''),
  after: cursor,
  before: cursor,
});

export type MerchantFilter = z.output<typeof merchantFilter>;

/** The place of a merchant in the list: most unsynced expenses first, then most expenses, then the key. */
export type MerchantCursor = { readonly unsynced: number; readonly expenses: number; readonly key: string };

/** Writes the place of a merchant for a URL. */
export const merchantCursor = ({ unsynced, expenses, key }: MerchantCursor): string =>
  [unsynced, expenses, key].join('~');

function readMerchantCursor(text: string): MerchantCursor | undefined {
  const [, numbers = '', key = ''] = /^(\d{1,9}~\d{1,9})~(.*)$/su.exec(text) ?? [];
  const [unsynced, expenses] = numbers.split('~').map(Number);
  return unsynced === undefined || expenses === undefined ? undefined : { unsynced, expenses, key };
}

type Address = Pick<MerchantFilter, 'show' | 'text'> & { readonly after?: string; readonly before?: string };

export const merchantAddress = ({ show, text, after, before }: Address): string =>
  pageAddress('/mapping/suppliers', { show: show !== 'all' && show, text, after, before });
