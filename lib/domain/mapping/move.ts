import type { Books } from '@/lib/domain/books/books';
import {
  type EntryMatch,
  entryLabel,
  type ListedEntry,
  listedEntries,
  matchEntry,
} from '@/lib/domain/books/entry-match';
import { entryNoun } from '@/lib/domain/books/lists';
import type { Package } from '@/lib/domain/books/package';
import { usesList } from './health';
import { type EntryRef, entryKey } from './refs';
import { selectableEntries, unlistedEntry } from './replace';

/** Where one entry of the books before could go in the new ones. */
export type MoveProposal = EntryRef & {
  readonly label: string;
  readonly match: EntryMatch | undefined;
  readonly choices: readonly ListedEntry[];
  /** Why it goes nowhere, where the new package asks for no such thing. */
  readonly dropped: string | null;
};

/** What each entry that is named of the old books could be in the new ones: by code and name, name, code, or likeness. */
export function proposeMove(named: readonly EntryRef[], from: Books, into: Books, to: Package): MoveProposal[] {
  const lists = new Map(
    [...new Set(named.map(({ list }) => list))].map((list) => [
      list,
      {
        old: new Map(listedEntries(from, list).map((entry) => [entry.ref, entry])),
        choices: selectableEntries(into, list, to),
      },
    ]),
  );
  return named.map(({ list, ref }) => {
    const { old, choices } = lists.get(list) ?? { old: new Map<string, ListedEntry>(), choices: [] };
    const entry = old.get(ref) ?? unlistedEntry(ref);
    const dropped = usesList(list, to) ? null : `${to.name} takes no ${entryNoun(list)} from Outlay`;
    // An id of other books says nothing: only its own books say what it is.
    const match = dropped === null && old.has(ref) ? matchEntry({ ...entry, ref: '' }, choices) : undefined;
    return { list, ref, label: entryLabel(entry, list), match, choices, dropped };
  });
}

/**
 * Of entries named, those that are not the same in the new books under the same id: there, and of the same name or
 * code. One that its own books did not know either has nothing to be compared with.
 */
export function mismatchedEntries(named: readonly EntryRef[], from: Books, into: Books): EntryRef[] {
  const index = (books: Books) => {
    const lists = [...new Set(named.map(({ list }) => list))];
    return new Map(
      lists.flatMap((list) =>
        listedEntries(books, list).map((entry) => [entryKey({ list, ref: entry.ref }), entry] as const),
      ),
    );
  };
  const [old, now] = [index(from), index(into)];
  return named.filter((entry) => {
    const was = old.get(entryKey(entry));
    const is = now.get(entryKey(entry));
    return was !== undefined && !(is && (is.name === was.name || (is.code !== '' && is.code === was.code)));
  });
}
