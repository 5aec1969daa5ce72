import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import { refNamesIn } from '@/lib/data/ref-names';
import { entryLabel, listedEntries } from '@/lib/domain/books/entry-match';
import { type EntryNames, type EntryRef, entryKey, entryName } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { mappingContent } from '@/lib/domain/mapping/content';
import { diffMappings, type MappingDifference, rowsChanged } from '@/lib/domain/mapping/difference';
import { entryHealth, isHealthy } from '@/lib/domain/mapping/health';
import { emptyMapping, type Mapping } from '@/lib/domain/mapping/mapping';
import { mismatchedEntries } from '@/lib/domain/mapping/move';
import { entryUses } from '@/lib/domain/mapping/refs';
import { Refusal } from '@/lib/domain/refusal';
import { changeMapping } from './change';
import { type MappingAt, mappingIn } from './mappings';

export type VersionRow = {
  readonly number: number;
  readonly at: Date;
  readonly author: string | null;
  readonly note: string;
  /** The number of categories, cards and defaults that differ from the previous version. */
  readonly changed: number;
};

const perPage = 25;
const columns = {
  id: true,
  number: true,
  content: true,
  connectionId: true,
  note: true,
  createdAt: true,
  author: { select: { name: true } },
} as const;

/**
 * Returns a page of the mapping's versions, newest first. The page starts below the number `before`, or with the newest
 * version.
 */
export const listVersions = (
  viewer: Viewer,
  before: number | null,
): Promise<{ rows: VersionRow[]; newest: number; older: number | null }> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { number: newest } = await mappingIn(tx, companyId);
    const read = await tx.mappingVersion.findMany({
      // Leaves out version 0, the empty mapping of a new company.
      where: { companyId, number: { gt: 0, ...(before !== null && { lt: before }) } },
      select: columns,
      orderBy: { number: 'desc' },
      take: perPage + 1,
    });
    const contents = read.map((row) => mappingContent.parse(row.content));
    const rows = read.slice(0, perPage).map(({ number, createdAt: at, author, note }, index) => ({
      number,
      at,
      note,
      author: author?.name ?? null,
      changed: rowsChanged(diffMappings(contents[index + 1] ?? emptyMapping, contents[index] ?? emptyMapping)),
    }));
    return { rows, newest, older: read.length > perPage ? (rows.at(-1)?.number ?? null) : null };
  });

/** A difference between two versions, with names in place of ids. */
export type NamedDifference = Omit<MappingDifference, 'place' | 'list' | 'before' | 'after'> & {
  readonly place: string;
  readonly before: string;
  readonly after: string;
};

export type VersionPage = {
  readonly row: Omit<VersionRow, 'changed'>;
  readonly mapping: Mapping;
  readonly newest: number;
  readonly against: number;
  readonly differences: readonly NamedDifference[];
  /** The names of entries in this version that are inactive in the books linked now. */
  readonly broken: readonly string[];
  /**
   * The names of entries that are not in the books linked now, or whose id is a different entry there. A version with
   * such entries cannot be restored.
   */
  readonly foreign: readonly string[];
};

/**
 * Returns one version and its differences from the previous version, or from the version `against`. Returns null if the
 * version does not exist.
 */
export const versionPage = (viewer: Viewer, number: number, against: number | null): Promise<VersionPage | null> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const row = await tx.mappingVersion.findFirst({ where: { companyId, number }, select: columns });
    if (!row) return null;
    const other = against ?? number - 1;
    const before = await tx.mappingVersion.findFirst({ where: { companyId, number: other }, select: columns });
    const mapping = mappingContent.parse(row.content);
    const was = before ? mappingContent.parse(before.content) : emptyMapping;
    return {
      row: { number, at: row.createdAt, author: row.author?.name ?? null, note: row.note },
      mapping,
      newest: (await mappingIn(tx, companyId)).number,
      against: before ? other : 0,
      differences: await namedDifferences(
        tx,
        companyId,
        [was, before?.connectionId ?? null],
        [mapping, row.connectionId],
      ),
      ...(await standingOf(tx, companyId, { mapping, connectionId: row.connectionId })),
    };
  });

type Side = readonly [mapping: Mapping, connectionId: string | null];

async function namedDifferences(tx: Tx, companyId: string, before: Side, after: Side): Promise<NamedDifference[]> {
  const differences = diffMappings(before[0], after[0]);
  const was = await entryNamesIn(tx, companyId, before);
  const is = await entryNamesIn(tx, companyId, after);
  const ids = differences.flatMap(({ place }) => (place.kind === 'defaults' ? [] : [place.id]));
  const own = { where: { companyId, id: { in: ids } }, select: { id: true, name: true }, take: ids.length };
  const named = [...(await tx.category.findMany({ ...own })), ...(await tx.card.findMany({ ...own }))];
  const places = new Map(named.map(({ id, name }) => [id, name]));
  const words = (list: EntryList, refs: readonly string[], names: EntryNames) =>
    refs.map((ref) => entryName(names, list, ref)).join(', ');
  return differences.map((difference) => ({
    place: difference.place.kind === 'defaults' ? 'For every expense' : (places.get(difference.place.id) ?? 'Deleted'),
    field: difference.field,
    before: words(difference.list, difference.before, was),
    after: words(difference.list, difference.after, is),
  }));
}

/**
 * Returns the names of the entries in a mapping, by list and id. An id can occur in several books, so the names of the mapping's
 * own books take precedence.
 */
async function entryNamesIn(tx: Tx, companyId: string, [mapping, connectionId]: Side): Promise<EntryNames> {
  const uses = entryUses(mapping);
  const anywhere = await refNamesIn(tx, companyId, uses, connectionId);
  if (connectionId === null) return anywhere;
  const books = await booksIn(tx, connectionId, contactsIn(uses));
  const lists = [...new Set(uses.map(({ list }) => list))];
  const own = lists.flatMap((list) =>
    listedEntries(books, list).map((entry) => [entryKey({ list, ref: entry.ref }), entryLabel(entry, list)] as const),
  );
  return new Map([...anywhere, ...own]);
}

const contactsIn = (uses: readonly EntryRef[]) => ({
  suppliers: uses.filter(({ list }) => list === 'suppliers').map(({ ref }) => ref),
  customers: uses.filter(({ list }) => list === 'customers').map(({ ref }) => ref),
});

/** Returns which entries of a version are inactive in the books linked now, and which are not in those books. */
async function standingOf(
  tx: Tx,
  companyId: string,
  version: Pick<MappingAt, 'mapping' | 'connectionId'>,
): Promise<Pick<VersionPage, 'broken' | 'foreign'>> {
  const connection = await connectionIn(tx, companyId);
  if (!connection?.listsReadAt) return { broken: [], foreign: [] };
  const uses = [...new Map(entryUses(version.mapping).map((use) => [entryKey(use), use])).values()];
  const into = await booksIn(tx, connection.id, contactsIn(uses));
  const isOther = version.connectionId !== null && version.connectionId !== connection.id;
  const from = isOther ? await booksIn(tx, version.connectionId ?? '', contactsIn(uses)) : into;
  const foreign = isOther ? mismatchedEntries(uses, from, into) : [];
  const to = packageOf(connection.package);
  const broken = uses.filter((use) => !foreign.includes(use) && !isHealthy(entryHealth(use, into, to)));
  const names = await entryNamesIn(tx, companyId, [version.mapping, version.connectionId]);
  const called = (entries: readonly EntryRef[]) => entries.map(({ list, ref }) => entryName(names, list, ref));
  return { broken: called(broken), foreign: called(foreign) };
}

/**
 * Saves the content of an earlier version as a new version. Throws a Refusal if the earlier version belongs to other
 * books.
 */
export async function restoreVersion(viewer: Viewer, version: number, number: number): Promise<number> {
  const { mapping, foreign } = await inScope(viewer, async (tx) => {
    const row = await tx.mappingVersion.findFirst({ where: { companyId: viewer.companyId, number }, select: columns });
    if (!row) throw new Refusal(`There is no version ${number}.`);
    const kept = { mapping: mappingContent.parse(row.content), connectionId: row.connectionId };
    return { ...kept, ...(await standingOf(tx, viewer.companyId, kept)) };
  });
  if (foreign.length > 0) {
    throw new Refusal(
      `Version ${number} is of other books: ${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ' and others are' : foreign.length > 1 ? ' are' : ' is'} not in the ones linked now.`,
    );
  }
  return changeMapping(viewer, version, () => mapping, `Version ${number} restored`);
}
