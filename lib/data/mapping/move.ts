import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { connectionIn } from '@/lib/data/connection/connections';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { Connection } from '@/lib/domain/books/books';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { isPackageKey, packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type MoveProposal, mismatchedEntries, proposeMove } from '@/lib/domain/mapping/move';
import { Refusal } from '@/lib/domain/refusal';
import { isOfOtherBooks, mappingIn, orToldOfAnother, writeVersionIn } from './mappings';
import { type NamedEntry, namedEntriesIn } from './named-entries';
import { type Swap, swapRefsIn } from './replace-refs';

export type MovePage = {
  readonly connection: Connection;
  readonly version: number;
  /** The name of the old books, to which the mapping belongs. */
  readonly from: string;
  readonly proposals: readonly (MoveProposal & Pick<NamedEntry, 'places' | 'own'>)[];
};

/**
 * Returns proposals for moving the mapping from the old books to those linked now. Returns null if there is nothing to
 * move.
 */
export const movePage = (viewer: Viewer): Promise<MovePage | null> =>
  inScope(viewer, async (tx) => {
    const found = await waitingMove(tx, viewer.companyId);
    if (!found?.connection.listsReadAt) return null;
    const { connection, at, oldId } = found;
    const named = await namedEntriesIn(tx, viewer.companyId, at.mapping, oldId);
    const to = packageOf(connection.package);
    const proposals = proposeMove(named, await booksIn(tx, oldId), await booksIn(tx, connection.id), to);
    const places = new Map(named.map((entry) => [entryKey(entry), entry]));
    return {
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
): Promise<{ version: number; rules: number; expenses: number }> =>
  orToldOfAnother(() =>
    inScope(viewer, async (tx) => {
      const { companyId } = viewer;
      const found = await waitingMove(tx, companyId);
      if (!found) throw new Refusal('There is nothing to move: the mapping is of the books linked now.');
      const { connection, at, oldId } = found;
      const to = packageOf(connection.package);
      const named = await namedEntriesIn(tx, companyId, at.mapping, oldId);
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
      const note = `Moved from ${await booksName(tx, oldId)} to ${await booksName(tx, connection.id)}`;
      return swapRefsIn(tx, viewer, { version, swaps, connectionId: connection.id, note });
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
  const named = await namedEntriesIn(tx, companyId, at.mapping, at.connectionId);
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
  const aliases = await tx.supplierAlias.findMany({ where: { companyId, connectionId: from } });
  await tx.supplierAlias.createMany({
    data: aliases.flatMap((alias) => {
      const entry: EntryRef = { list: 'suppliers', ref: alias.supplierRef };
      const supplierRef = swaps.length === 0 ? alias.supplierRef : become.get(entryKey(entry));
      return supplierRef ? [{ ...alias, supplierRef, connectionId: to }] : [];
    }),
    skipDuplicates: true,
  });
}

async function booksName(tx: Tx, connectionId: string): Promise<string> {
  const row = await tx.connection.findUnique({ where: { id: connectionId } });
  if (!row) return 'the books before';
  const name = isPackageKey(row.package) ? packageOf(row.package).name : row.package;
  return row.organisation ? `${name} (${row.organisation})` : name;
}
