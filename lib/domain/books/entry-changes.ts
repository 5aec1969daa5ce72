import { accountLabel } from './books';
import type { EntryList } from './lists';

export const changeKinds = ['added', 'renamed', 'archived', 'restored', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A change found by a refresh. Names include the code: "420 Entertainment". */
export type BooksChange = {
  readonly list: EntryList;
  readonly ref: string;
  readonly kind: ChangeKind;
  readonly name: string;
  /** The previous name of a renamed entry. */
  readonly before: string | null;
};

/** The fields that show a change, as stored and as fetched. */
export type StoredEntry = Named & { readonly archivedAt: Date | null; readonly removedAt: Date | null };
export type FetchedEntry = Named & { readonly archived: boolean };
type Named = { readonly ref: string; readonly name: string; readonly code?: string; readonly rate?: number };

/**
 * Returns the changes of a list since the last refresh. An empty list reports nothing: on the first read every entry
 * would be new.
 */
export function diffEntries(
  list: EntryList,
  before: readonly StoredEntry[],
  now: readonly FetchedEntry[],
): readonly BooksChange[] {
  if (before.length === 0) return [];
  const stored = new Map(before.map((entry) => [entry.ref, entry]));
  const fetched = new Set(now.map((entry) => entry.ref));
  const gone = before.filter((entry) => entry.removedAt === null && !fetched.has(entry.ref));
  return [
    ...now.flatMap((entry) => entryChanges(list, stored.get(entry.ref), entry)),
    ...gone.map((entry) => changeOf(list, entry, 'removed')),
  ];
}

function entryChanges(list: EntryList, before: StoredEntry | undefined, now: FetchedEntry): BooksChange[] {
  if (!before) return [changeOf(list, now, 'added')];
  const renamed = nameOf(list, before) !== nameOf(list, now) || before.rate !== now.rate;
  const wasInUse = before.archivedAt === null && before.removedAt === null;
  return [
    ...(renamed ? [renameOf(list, before, now)] : []),
    ...(now.archived && before.archivedAt === null ? [changeOf(list, now, 'archived')] : []),
    ...(!now.archived && !wasInUse ? [changeOf(list, now, 'restored')] : []),
  ];
}

function renameOf(list: EntryList, before: StoredEntry, now: FetchedEntry): BooksChange {
  const [was, is] = [nameOf(list, before), nameOf(list, now)];
  // The name is the same and the percentage differs, so the percentages tell them apart.
  if (was !== is) return { list, ref: now.ref, kind: 'renamed', name: is, before: was };
  return { list, ref: now.ref, kind: 'renamed', name: `${is}, ${percent(now)}`, before: `${was}, ${percent(before)}` };
}

const changeOf = (list: EntryList, entry: Named, kind: ChangeKind): BooksChange => ({
  list,
  ref: entry.ref,
  kind,
  name: nameOf(list, entry),
  before: null,
});

/** Accounts include their code; the code of a tax rate means nothing to a person. */
const nameOf = (list: EntryList, { code = '', name }: Named): string =>
  list === 'taxRates' ? name : accountLabel({ code, name });

const percent = ({ rate = 0 }: Named): string => `${rate / 10_000} %`;
