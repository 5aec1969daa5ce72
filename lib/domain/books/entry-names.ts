import type { EntryList } from './lists';

/** An entry of a list in the books. Its ref is unique within the list only: QuickBooks Online repeats ids across lists. */
export type EntryRef = { readonly list: EntryList; readonly ref: string };

export type EntryKey = `${EntryList} ${string}`;
export const entryKey = ({ list, ref }: EntryRef): EntryKey => `${list} ${ref}`;

/** The names of entries in the books, by list and ref. */
export type EntryNames = ReadonlyMap<EntryKey, string>;

/** Returns the name of an entry, or its ref when the name is not known. */
export const entryName = (names: EntryNames, list: EntryList, ref: string): string =>
  names.get(entryKey({ list, ref })) ?? ref;

/** Returns these refs as entries of one list. */
export const entriesOf = (list: EntryList, refs: readonly (string | null)[]): EntryRef[] =>
  refs.flatMap((ref) => (ref === null ? [] : [{ list, ref }]));
