import { accountLabel } from './books';
import type { EntryList } from './lists';

export const changeKinds = ['added', 'renamed', 'archived', 'restored', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A change of one entry that a refresh of the lists found. Names of accounts include the code: "420 Entertainment". */
export type BooksChange = {
  readonly list: EntryList;
  readonly ref: string;
  readonly kind: ChangeKind;
  readonly name: string;
  /** The earlier name of a renamed entry; null for other changes. */
  readonly before: string | null;
};

/** The fields of an entry that are compared: first as stored by Outlay, then as fetched from the package. */
export type StoredEntry = Named & { readonly archivedAt: Date | null; readonly removedAt: Date | null };
export type FetchedEntry = Named & { readonly archived: boolean };
type Named = { readonly ref: string; readonly name: string; readonly code?: string; readonly rate?: number };

/**
 * Returns the changes of a list since the last refresh. Returns none when the stored list is empty, because on the
 * first refresh every entry would be reported as new.
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
  // If only the percentage of a tax rate changed, both names would be equal, so the percentages are added.
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

/** Accounts are shown with their code. The code of a tax rate is left out, because people do not know it. */
const nameOf = (list: EntryList, { code = '', name }: Named): string =>
  list === 'taxRates' ? name : accountLabel({ code, name });

const percent = ({ rate = 0 }: Named): string => `${rate / 10_000}%`;
