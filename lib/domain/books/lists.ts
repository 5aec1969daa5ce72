/** The lists that Outlay stores of a company's books. */
export const booksLists = [
  'accounts',
  'bankAccounts',
  'taxRates',
  'tracking',
  'suppliers',
  'customers',
  'organisation',
] as const;

export type BooksList = (typeof booksLists)[number];
/** The lists with entries. */
export type EntryList = Exclude<BooksList, 'organisation'>;
export const entryLists = booksLists.filter((list): list is EntryList => list !== 'organisation');

export const isEntryList = (list: string): list is EntryList => entryLists.some((known) => known === list);

const words: Readonly<Record<BooksList, string>> = {
  accounts: 'accounts',
  bankAccounts: 'bank accounts',
  taxRates: 'tax rates',
  tracking: 'tracking categories',
  suppliers: 'suppliers',
  customers: 'customers',
  organisation: 'company information',
};

/** Formats lists as "accounts, tax rates and suppliers". */
export function formatLists(lists: readonly BooksList[]): string {
  const named = lists.map((list) => words[list]);
  const last = named.at(-1) ?? '';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
}

const one: Readonly<Record<EntryList, readonly [one: string, many: string]>> = {
  accounts: ['account', 'accounts'],
  bankAccounts: ['bank account', 'bank accounts'],
  taxRates: ['tax rate', 'tax rates'],
  tracking: ['tracking category', 'tracking categories'],
  suppliers: ['supplier', 'suppliers'],
  customers: ['customer', 'customers'],
};

/** Returns "supplier" for one, else "suppliers". */
export const entryNoun = (list: EntryList, count = 1): string => one[list][count === 1 ? 0 : 1];
