import type { SearchSource } from '@/components/ui/form/combobox/source';
import { entryLabel, type ListedEntry } from '@/lib/domain/books/entry-match';
import type { EntryList } from '@/lib/domain/books/lists';
import type { Option } from '@/lib/domain/list/option';

/** A page has at most this many options of entries. Of more, it has only the suggested ones. */
const most = 200;

const paths = {
  accounts: '/api/books/accounts',
  bankAccounts: '/api/books/bank-accounts',
  taxRates: '/api/books/tax-rates',
  tracking: '/api/books/tracking',
  suppliers: '/api/books/suppliers',
  customers: '/api/books/customers',
} as const satisfies Record<EntryList, SearchSource['path']>;

/** The entries of a list that a combobox offers: all in `options`, or the suggested one and where to search the others. */
export type EntryOptions = { readonly options: readonly Option[]; readonly source?: SearchSource };

/**
 * Returns the options of comboboxes that each offer the entries of a list. A page has the entries for each of them,
 * because a browser without script needs them, unless they are too many together.
 */
export function entryOptions<K>(
  fields: readonly {
    readonly key: K;
    readonly list: EntryList;
    readonly choices: readonly ListedEntry[];
    readonly suggested: ListedEntry | undefined;
  }[],
): ReadonlyMap<K, EntryOptions> {
  const isShort = fields.reduce((sum, { choices }) => sum + choices.length, 0) <= most;
  return new Map(
    fields.map(({ key, list, choices, suggested }) => {
      const offered = isShort ? choices : suggested ? [suggested] : [];
      const options = offered.map((entry) => ({ value: entry.ref, label: entryLabel(entry, list) }));
      return [key, isShort ? { options } : { options, source: { kind: 'search', path: paths[list] } }];
    }),
  );
}
