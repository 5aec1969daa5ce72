import { z } from 'zod';
import { matchOptions, type Option } from '@/components/ui/form/option';

/** Where the options of a choice come from: a list the page holds, or a search for lists of thousands. */
export type PickSource =
  | { readonly kind: 'list'; readonly options: readonly Option[] }
  | {
      readonly kind: 'search';
      readonly path: '/api/books/suppliers' | '/api/books/customers';
      /** The currency of the spending, where it is not the company's. */
      readonly currency?: string;
      /** The words of choosing nobody; without them somebody must be chosen. */
      readonly none?: string;
    };

const found = z.array(
  z.object({ ref: z.string(), name: z.string(), currency: z.string(), reason: z.string().nullable() }),
);

/** The options that fit what was typed. Throws when they could not be asked for, or the search was overtaken. */
export async function optionsFor(source: PickSource, typed: string, signal: AbortSignal): Promise<readonly Option[]> {
  if (source.kind === 'list') return matchOptions(source.options, typed);
  const query = new URLSearchParams({ text: typed, ...(source.currency && { currency: source.currency }) });
  const answer = await fetch(`${source.path}?${query}`, { signal });
  if (!answer.ok) throw new Error('not answered');
  const contacts = found.parse(await answer.json()).map(({ ref, name, currency, reason }) => ({
    value: ref,
    label: name,
    ...(currency && { detail: currency }),
    ...(reason && { disabledReason: reason }),
  }));
  return source.none !== undefined && typed === '' ? [{ value: '', label: source.none }, ...contacts] : contacts;
}
