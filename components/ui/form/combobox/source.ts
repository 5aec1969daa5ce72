import { z } from 'zod';
import { requestFrom } from '@/components/page/page-request';
import type { ShownPage } from '@/components/page/shown-page';
import { matchOptions, type Option } from '@/lib/domain/list/option';
import { type FoundOptions, firstOptions, rememberFirstOptions } from './first-options';

/** Where the options come from: a list that the page already has, or a route that searches a list. */
export type OptionSource = ListSource | SearchSource;

/** A function makes a long list when the combobox is opened, not for each combobox of a table. */
type ListSource = { readonly kind: 'list'; readonly options: readonly Option[] | (() => readonly Option[]) };

export type SearchSource = {
  readonly kind: 'search';
  readonly path:
    | `/api/books/${'accounts' | 'tax-rates' | 'tracking' | 'bank-accounts' | 'suppliers' | 'customers'}`
    | `/api/${'categories' | 'cards' | 'people'}`;
  /** The id of the tracking category whose options are searched. */
  readonly of?: string;
  /** The currency of the expense, when it is not the company's currency. */
  readonly currency?: string;
  /** The label of the empty option. Without it, there is no empty option. */
  readonly none?: string | undefined;
  /** The option that comes first, and why. */
  readonly first?: { readonly value: string; readonly detail: string } | undefined;
  /** Why only the empty option can be chosen. */
  readonly full?: string | undefined;
};

const found = z.object({
  options: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      detail: z.string().optional(),
      group: z.string().optional(),
      disabledReason: z.string().optional(),
      taxRate: z.object({ ref: z.string(), name: z.string() }).optional(),
    }),
  ),
  isComplete: z.boolean(),
});

/** Returns the options that match the text, if the browser has the whole list. Otherwise undefined. */
export function knownOptions(page: ShownPage, source: OptionSource, typed: string): FoundOptions | undefined {
  if (source.kind === 'list') {
    const options = typeof source.options === 'function' ? source.options() : source.options;
    return { options: matchOptions(options, typed), isComplete: true };
  }
  const first = firstOptions(keyOf(page, source));
  if (first === undefined || !(first.isComplete || typed === '')) return undefined;
  return arranged(source, { ...first, options: matchOptions(first.options, typed) }, typed);
}

/**
 * Returns the options that match the text. A list that fits into one response is searched in the browser, a longer one
 * by the route. Throws when a request fails or is aborted.
 */
export async function searchOptions(
  page: ShownPage,
  source: SearchSource,
  typed: string,
  signal: AbortSignal,
): Promise<FoundOptions> {
  const key = keyOf(page, source);
  if (firstOptions(key) === undefined) rememberFirstOptions(key, await request(page, addressOf(source, ''), signal));
  return (
    knownOptions(page, source, typed) ?? arranged(source, await request(page, addressOf(source, typed), signal), typed)
  );
}

async function request(page: ShownPage, address: string, signal: AbortSignal): Promise<FoundOptions> {
  const response = await requestFrom(page, address, { signal });
  if (!response.ok) throw new Error(`search failed with status ${response.status}`);
  return found.parse(await response.json());
}

function addressOf({ path, of, currency }: SearchSource, text: string): string {
  return `${path}?${new URLSearchParams({ text, ...(of && { of }), ...(currency && { currency }) })}`;
}

/** The lists of a person in a company. */
const keyOf = ({ base, identity }: ShownPage, source: SearchSource): string =>
  `${identity.userId} ${base}${addressOf(source, '')}`;

/** Returns the options with the empty one and the first one in front. The others are disabled if the source is full. */
function arranged(
  { none, first, full }: SearchSource,
  { options, isComplete }: FoundOptions,
  typed: string,
): FoundOptions {
  const front = options.filter((option) => first && option.value === first.value);
  const all = [
    ...(none === undefined ? [] : matchOptions([{ value: '', label: none }], typed)),
    ...front.map((option) => ({ ...option, detail: first?.detail, group: undefined })),
    // With an empty option of its own, the list of the books needs none.
    ...options.filter((option) => !front.includes(option) && (none === undefined || option.value !== '')),
  ];
  return {
    options: all.map((option) => (full && option.value !== '' ? { ...option, disabledReason: full } : option)),
    isComplete,
  };
}
