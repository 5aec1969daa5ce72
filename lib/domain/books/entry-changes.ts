import type { EntryList } from './lists';

export const changeKinds = ['added', 'renamed', 'archived', 'restored', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Something noticed when the lists were read. Names as a bookkeeper knows them: "420 Entertainment". */
export type BooksChange = {
  readonly list: EntryList;
  readonly ref: string;
  readonly kind: ChangeKind;
  readonly name: string;
  /** What it was called before, where it was renamed. */
  readonly before: string | null;
};

/** What of an entry tells a person that it changed, as it was kept and as it was read. */
export type StoredEntry = Named & { readonly archivedAt: Date | null; readonly removedAt: Date | null };
export type FetchedEntry = Named & { readonly archived: boolean };
type Named = { readonly ref: string; readonly name: string; readonly code?: string; readonly rate?: number };

/**
 * What changed in a list between the last reading and this one. Of a list that held nothing all is new, which is no
 * news. What is as it was is not mentioned.
 */
export function diffEntries(
  list: EntryList,
  before: readonly StoredEntry[],
  now: readonly FetchedEntry[],
): readonly BooksChange[] {
  if (before.length === 0) return [];
  const kept = new Map(before.map((entry) => [entry.ref, entry]));
  const read = new Set(now.map((entry) => entry.ref));
  const gone = before.filter((entry) => entry.removedAt === null && !read.has(entry.ref));
  return [
    ...now.flatMap((entry) => entryChanges(list, kept.get(entry.ref), entry)),
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
  // Under the same name it takes another percentage: then that is what tells them apart.
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

/** An account is known by its code and name; a tax rate's code says nothing to anybody. */
const nameOf = (list: EntryList, { code, name }: Named): string =>
  list === 'taxRates' ? name : [code, name].filter(Boolean).join(' ');

const percent = ({ rate = 0 }: Named): string => `${rate / 10_000} %`;
