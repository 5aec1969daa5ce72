import { z } from 'zod';
import { requestFrom } from '@/components/page/page-request';
import type { ShownPage } from '@/components/page/shown-page';
import { matchOptions, type Option } from '@/components/ui/form/option';

/** Where the options come from: a list that the page already has, or a route that searches thousands of entries. */
export type OptionSource =
  | { readonly kind: 'list'; readonly options: readonly Option[] }
  | {
      readonly kind: 'search';
      readonly path: '/api/books/suppliers' | '/api/books/customers';
      /** The currency of the expense, when it is not the company's currency. */
      readonly currency?: string;
      /** The label of the empty option. Without it, there is no empty option. */
      readonly none?: string;
    };

const found = z.array(
  z.object({ ref: z.string(), name: z.string(), currency: z.string(), reason: z.string().nullable() }),
);

/** Returns the options that match the typed text. Throws when the search fails or is aborted. */
export async function optionsFor(
  page: ShownPage,
  source: OptionSource,
  typed: string,
  signal: AbortSignal,
): Promise<readonly Option[]> {
  if (source.kind === 'list') return matchOptions(source.options, typed);
  const query = new URLSearchParams({ text: typed, ...(source.currency && { currency: source.currency }) });
  const response = await requestFrom(page, `${source.path}?${query}`, { signal });
  if (!response.ok) throw new Error(`search failed with status ${response.status}`);
  const contacts = found.parse(await response.json()).map(({ ref, name, currency, reason }) => ({
    value: ref,
    label: name,
    ...(currency && { detail: currency }),
    ...(reason && { disabledReason: reason }),
  }));
  return source.none !== undefined && typed === '' ? [{ value: '', label: source.none }, ...contacts] : contacts;
}
