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

/** A proposed replacement in the new books for an entry of the old books. */
export type MoveProposal = EntryRef & {
  readonly label: string;
  readonly match: EntryMatch | undefined;
  readonly choices: readonly ListedEntry[];
  /** Why it is dropped: the package does not use such entries. */
  readonly dropped: string | null;
};

/** Proposes a replacement for each entry of the old books: by code and name, name, code, or similarity. */
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
    const dropped = usesList(list, to) ? null : `${to.name} does not use a ${entryNoun(list)}`;
    // An id means nothing in other books, so an entry is matched only if its own books know it.
    const match = dropped === null && old.has(ref) ? matchEntry({ ...entry, ref: '' }, choices) : undefined;
    return { list, ref, label: entryLabel(entry, list), match, choices, dropped };
  });
}

/**
 * Returns the entries that are not the same entry in the new books under the same id, by name or code. Entries unknown
 * to their own books are skipped.
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
