import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import type { Connection } from '@/lib/domain/books/books';
import { type EntryMatch, entryLabel, type ListedEntry } from '@/lib/domain/books/entry-match';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { entryHealth, isHealthy, type MappingHealth } from '@/lib/domain/mapping/health';
import { replaceRefs } from '@/lib/domain/mapping/refs';
import { selectableEntries, suggestReplacement } from '@/lib/domain/mapping/replace';
import { Refusal } from '@/lib/domain/refusal';
import { impactOfChange } from './impact';
import { isOfOtherBooks, mappingIn, orToldOfAnother } from './mappings';
import { type NamedEntry, namedEntriesIn } from './named-entries';
import { swapRefsIn } from './replace-refs';

/** An inactive entry of the books that the mapping, a rule, an alias or an unsynced expense names. */
export type BrokenEntry = EntryRef & {
  readonly label: string;
  readonly health: MappingHealth;
  /** The places that name the entry, in words: "Meals", "Cards: Ella's card", "Rule: Uber is travel". */
  readonly places: readonly string[];
  /** The number of unsynced expenses that need another entry in its place. */
  readonly waiting: number;
  readonly match: EntryMatch | undefined;
  readonly choices: readonly ListedEntry[];
};

export type HealthReport = {
  readonly connection: Connection | null;
  readonly version: number;
  readonly broken: readonly BrokenEntry[];
  /**
   * Whether the mapping belongs to other books than those linked now. It has to be moved first, so `broken` is empty.
   */
  readonly toMove: boolean;
};

/** Returns every inactive entry of the books that Outlay still names, each once, with possible replacements. */
export async function healthReport(viewer: Viewer): Promise<HealthReport> {
  const found = await inScope(viewer, (tx) => brokenEntriesIn(tx, viewer));
  const broken: BrokenEntry[] = [];
  for (const { own, ...entry } of found.broken) {
    const gone = (list: EntryRef['list'], ref: string) =>
      entryKey({ list, ref }) === entryKey(entry) ? 'no longer there' : ref;
    const { unsynced } = await impactOfChange(viewer, (mapping) => replaceRefs(mapping, gone));
    broken.push({ ...entry, waiting: unsynced + own });
  }
  return { ...found, broken: broken.sort((one, other) => other.waiting - one.waiting) };
}

async function brokenEntriesIn(tx: Tx, { companyId }: Viewer) {
  const connection = await connectionIn(tx, companyId);
  const at = await mappingIn(tx, companyId);
  const shared = { connection, version: at.number };
  const toMove = isOfOtherBooks(at, connection);
  if (connection?.listsReadAt == null || toMove) return { ...shared, broken: [], toMove };
  const to = packageOf(connection.package);
  const books = await booksIn(tx, connection.id);
  const named = await namedEntriesIn(tx, companyId, at.mapping, connection.id);
  const broken = named.flatMap((entry: NamedEntry) => {
    const health = entryHealth(entry, books, to);
    if (isHealthy(health) || (entry.places.length === 0 && entry.own === 0)) return [];
    const { old, ...replacement } = suggestReplacement(entry, books, to);
    return [{ ...entry, ...replacement, health, label: entryLabel(old, entry.list) }];
  });
  return { ...shared, broken, toMove };
}

/**
 * Replaces one entry of the books with another wherever Outlay names it: in the mapping, rules, aliases and unsynced
 * expenses.
 */
export const replaceEntry = (
  viewer: Viewer,
  { version, list, ref, to }: EntryRef & { version: number; to: string },
): Promise<{ version: number; rules: number; expenses: number; words: string }> =>
  orToldOfAnother(() =>
    inScope(viewer, async (tx) => {
      const { companyId } = viewer;
      const connection = await connectionIn(tx, companyId);
      if (!connection) throw new Refusal('Link your accounting package first.');
      const takes = packageOf(connection.package);
      const books = await booksIn(tx, connection.id);
      const chosen = selectableEntries(books, list, takes).find((entry) => entry.ref === to && entry.ref !== ref);
      if (!chosen) throw new Refusal(`${takes.name} does not take this any more. Choose another.`);
      const { old } = suggestReplacement({ list, ref }, books, takes);
      const words = `${entryLabel(old, list)} replaced with ${entryLabel(chosen, list)}`;
      if (list === 'suppliers') {
        await tx.supplierAlias.updateMany({
          where: { companyId, connectionId: connection.id, supplierRef: ref },
          data: { supplierRef: to },
        });
      }
      const swapped = await swapRefsIn(tx, viewer, {
        version,
        swaps: [{ list, ref, to }],
        connectionId: connection.id,
        note: words,
      });
      return { ...swapped, words };
    }),
  );
