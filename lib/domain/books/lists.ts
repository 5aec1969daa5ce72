/** The parts of a company's books that Outlay reads and stores. */
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
/** The parts that are lists of entries, which the company information is not. */
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

/** Returns the noun for entries of a list: "supplier" when the count is one, else "suppliers". */
export const entryNoun = (list: EntryList, count = 1): string => one[list][count === 1 ? 0 : 1];
