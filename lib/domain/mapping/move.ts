import type { Books } from '@/lib/domain/books/books';
import {
  type EntryMatch,
  entryLabel,
  type ListedEntry,
  listedEntries,
  matchEntry,
} from '@/lib/domain/books/entry-match';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { entryNoun } from '@/lib/domain/books/lists';
import type { Package } from '@/lib/domain/books/package';
import { usesList } from './health';
import { selectableEntries, unlistedEntry } from './replace';

/** One entry of the previously linked books, with the proposed replacement in the books that are linked now. */
export type MoveProposal = EntryRef & {
  readonly label: string;
  readonly match: EntryMatch | undefined;
  readonly choices: readonly ListedEntry[];
  /** Why the entry needs no replacement: the new package does not use this kind of entry. Null when it needs one. */
  readonly dropped: string | null;
};

/**
 * Proposes a replacement for each entry that the mapping uses. An entry of the new books matches by code and name, by
 * name, by a previous name, by code, or by a similar name.
 */
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
    // Only an entry that the old books contain has a name and a code to match. Its ref is cleared, because an equal id
    // in other books is a coincidence.
    const match = dropped === null && old.has(ref) ? matchEntry({ ...entry, ref: '' }, choices) : undefined;
    return { list, ref, label: entryLabel(entry, list), match, choices, dropped };
  });
}

/**
 * Returns the entries whose id means something else in the new books: there, the entry with this id is missing or has
 * another name and code. Entries that the old books do not contain are left out.
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
