import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { connectionIn } from '@/lib/data/connection/connections';
import { type Counted, countsIn, isSmall } from '@/lib/data/counts/counts';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { hasOpenTask } from '@/lib/data/task/tasks';
import type { Connection } from '@/lib/domain/books/books';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { isPackageKey, packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type MoveProposal, mismatchedEntries, proposeMove } from '@/lib/domain/mapping/move';
import { Refusal } from '@/lib/domain/refusal';
import type { TaskProgress } from '@/lib/domain/task/task';
import { orToldOfAnother, writeVersionIn } from './change';
import { isOfOtherBooks, mappingIn } from './mappings';
import { type NamedEntry, namedEntriesIn } from './named-entries';
import { type Swapped, swapRefsIn } from './replace-refs';
import type { Swap } from './swap-expenses';

export type MoveState =
  | { readonly state: 'nothing' }
  /** A background task moves it. */
  | { readonly state: 'moving' }
  /** The expenses of a large company are counted first. */
  | { readonly state: 'counting'; readonly progress: TaskProgress | null }
  | ({ readonly state: 'ready' } & MovePage);

type MovePage = {
  readonly connection: Connection;
  readonly version: number;
  /** The name of the old books, to which the mapping belongs. */
  readonly from: string;
  readonly proposals: readonly (MoveProposal & Pick<NamedEntry, 'places' | 'own'>)[];
};

/**
 * Returns proposals for moving the mapping from the old books to those linked now, or why there are none.
 */
export const movePage = (viewer: Viewer): Promise<MoveState> =>
  inScope(viewer, async (tx) => {
    const found = await waitingMove(tx, viewer.companyId);
    if (!found?.connection.listsReadAt) return { state: 'nothing' };
    const { connection, at, oldId } = found;
    const { companyId } = viewer;
    if (await hasOpenTask(tx, companyId, 'move-mapping')) return { state: 'moving' };
    const counted = await countsIn(tx, viewer);
    if (!counted.isSmall && counted.counts === null) return { state: 'counting', progress: counted.progress };
    const named = await namedEntriesIn(tx, { companyId, mapping: at.mapping, connectionId: oldId }, counted);
    const to = packageOf(connection.package);
    const proposals = proposeMove(named, await booksIn(tx, oldId), await booksIn(tx, connection.id), to);
    const places = new Map(named.map((entry) => [entryKey(entry), entry]));
    return {
      state: 'ready',
      connection,
      version: at.number,
      from: await booksName(tx, oldId),
      proposals: proposals.map((proposal) => ({
        ...proposal,
        places: places.get(entryKey(proposal))?.places ?? [],
        own: places.get(entryKey(proposal))?.own ?? 0,
      })),
    };
  });

/**
 * Replaces every entry of the old books that the mapping, rules, aliases and unsynced expenses name. `chosen` has the
 * new entry for each old one. Old entries without a new one are dropped.
 */
export const moveMapping = (
  viewer: Viewer,
  { version, chosen }: { version: number; chosen: ReadonlyMap<string, string> },
): Promise<Swapped> =>
  orToldOfAnother(() =>
    inScope(viewer, async (tx) => {
      const { companyId } = viewer;
      await lockCoding(tx, companyId);
      const found = await waitingMove(tx, companyId);
      if (!found) throw new Refusal('There is nothing to move: the mapping is of the books linked now.');
      const { connection, at, oldId } = found;
      const to = packageOf(connection.package);
      const counted = await countsIn(tx, viewer);
      if (!counted.isSmall && counted.counts === null)
        throw new Refusal(
          'Outlay is still counting which expenses name entries of the old books. Wait until it has finished.',
        );
      const named = await namedEntriesIn(tx, { companyId, mapping: at.mapping, connectionId: oldId }, counted);
      const proposals = proposeMove(named, await booksIn(tx, oldId), await booksIn(tx, connection.id), to);
      const unseen = new Set(named.filter(({ places, own }) => places.length === 0 && own === 0).map(entryKey));
      const swaps = proposals.map(({ list, ref, label, match, choices, dropped }): Swap => {
        const key = entryKey({ list, ref });
        // The review does not show entries that only archived categories or cards name. They are replaced only by a
        // certain match.
        const wanted = unseen.has(key) ? match?.isCertain && match.entry.ref : chosen.get(key);
        if (dropped !== null || !wanted) return { list, ref, to: null };
        if (!choices.some((entry) => entry.ref === wanted))
          throw new Refusal(`What you chose for ${label} is no longer in ${to.name}. Choose another.`);
        return { list, ref, to: wanted };
      });
      await copyAliases(tx, { companyId, from: oldId, to: connection.id }, swaps);
      const subject = await booksName(tx, connection.id);
      const note = `Moved from ${await booksName(tx, oldId)} to ${subject}`;
      return swapRefsIn(tx, viewer, { version, swaps, connectionId: connection.id, note, subject, isMove: true });
    }),
  );

/**
 * Runs after the first refresh of a new connection. If every entry that Outlay names has the same id and name in the
 * new books, the mapping simply continues. Otherwise a person has to review the move.
 */
export async function carryMappingOver(tx: Tx, scope: CompanyScope, connectionId: string): Promise<void> {
  const { companyId } = scope;
  const at = await mappingIn(tx, companyId);
  if (at.connectionId === null || at.connectionId === connectionId) return;
  // Only the entries that expenses name are compared. Their numbers are not needed.
  const counted = { ...uncounted, isSmall: await isSmall(tx, companyId) };
  const named = await namedEntriesIn(tx, { companyId, mapping: at.mapping, connectionId: at.connectionId }, counted);
  if (mismatchedEntries(named, await booksIn(tx, at.connectionId), await booksIn(tx, connectionId)).length > 0) return;
  await copyAliases(tx, { companyId, from: at.connectionId, to: connectionId }, []);
  const { number, mapping } = at;
  await writeVersionIn(tx, scope, { number: number + 1, mapping, connectionId, note: 'The same books linked again' });
}

async function waitingMove(tx: Tx, companyId: string) {
  const connection = await connectionIn(tx, companyId);
  const at = await mappingIn(tx, companyId);
  if (!connection || at.connectionId === null || !isOfOtherBooks(at, connection)) return null;
  return connection.status === 'pending' ? null : { connection, at, oldId: at.connectionId };
}

/**
 * Copies the aliases to the new books. If `swaps` is empty, the suppliers have the same ids there. Otherwise an alias
 * without a replacement is dropped.
 */
async function copyAliases(
  tx: Tx,
  { companyId, from, to }: { companyId: string; from: string; to: string },
  swaps: readonly Swap[],
): Promise<void> {
  const become = new Map(swaps.map((swap) => [entryKey(swap), swap.to]));
  for (let after = '', isLast = false; !isLast; ) {
    const aliases = await tx.supplierAlias.findMany({
      where: { companyId, connectionId: from, merchantKey: { gt: after } },
      orderBy: { merchantKey: 'asc' },
      take: aliasesPerPage,
    });
    await tx.supplierAlias.createMany({
      data: aliases.flatMap((alias) => {
        const entry: EntryRef = { list: 'suppliers', ref: alias.supplierRef };
        const supplierRef = swaps.length === 0 ? alias.supplierRef : become.get(entryKey(entry));
        return supplierRef ? [{ ...alias, supplierRef, connectionId: to }] : [];
      }),
      skipDuplicates: true,
    });
    after = aliases.at(-1)?.merchantKey ?? after;
    isLast = aliases.length < aliasesPerPage;
  }
}

const aliasesPerPage = 1_000;

const uncounted: Omit<Counted, 'isSmall'> = { counts: null, taskId: null, countedAt: null, progress: null };

async function booksName(tx: Tx, connectionId: string): Promise<string> {
  const row = await tx.connection.findUnique({ where: { id: connectionId } });
  if (!row) return 'the books before';
  const name = isPackageKey(row.package) ? packageOf(row.package).name : row.package;
  return row.organisation ? `${name} (${row.organisation})` : name;
}
