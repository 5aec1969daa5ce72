import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { connectionIn } from '@/lib/data/connection/connections';
import { countsIn } from '@/lib/data/counts/counts';
import { inScope } from '@/lib/data/db';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { setupIn } from '@/lib/data/setup/setup';
import type { Connection } from '@/lib/domain/books/books';
import { type EntryMatch, entryLabel, type ListedEntry } from '@/lib/domain/books/entry-match';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { entryHealth, isHealthy, type MappingHealth } from '@/lib/domain/mapping/health';
import { impactOf } from '@/lib/domain/mapping/impact';
import { replaceRefs } from '@/lib/domain/mapping/refs';
import { selectableEntries, suggestReplacement } from '@/lib/domain/mapping/replace';
import { Refusal } from '@/lib/domain/refusal';
import type { TaskProgress } from '@/lib/domain/task/task';
import { orToldOfAnother } from './change';
import { allGroups } from './impact';
import { isOfOtherBooks } from './mappings';
import { type NamedEntry, namedEntriesIn } from './named-entries';
import { type Swapped, swapRefsIn } from './replace-refs';
import type { ChangeRef } from './swap-expenses';

/** An inactive entry of the books that the mapping, a rule, an alias or an unsynced expense names. */
export type BrokenEntry = EntryRef & {
  readonly label: string;
  readonly health: MappingHealth;
  /** The places that name the entry, in words: "Meals", "Cards: Ella's card", "Rule: Uber is travel". */
  readonly places: readonly string[];
  /** The number of unsynced expenses that need another entry in its place; null before they are counted. */
  readonly waiting: number | null;
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
  /** How far the count of the expenses is, while `waiting` is not known; else null. */
  readonly progress: TaskProgress | null;
};

/** Returns every inactive entry of the books that Outlay still names, each once, with possible replacements. */
export const healthReport = (viewer: Viewer): Promise<HealthReport> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const setup = await setupIn(tx, companyId);
    const { connection, at } = setup;
    const toMove = isOfOtherBooks(at, connection);
    const shared = { connection, version: at.number, toMove, progress: null };
    if (connection?.listsReadAt == null || toMove) return { ...shared, broken: [] };
    const to = packageOf(connection.package);
    const books = await booksIn(tx, connection.id);
    const counted = await countsIn(tx, viewer);
    const named = await namedEntriesIn(
      tx,
      { companyId, mapping: at.mapping, connectionId: connection.id, setup },
      counted,
    );
    const inactive = named.flatMap((entry: NamedEntry) => {
      const health = entryHealth(entry, books, to);
      return isHealthy(health) || (entry.places.length === 0 && entry.own === 0) ? [] : [{ ...entry, health }];
    });
    const groups = inactive.length > 0 ? await allGroups(tx, companyId, counted) : [];
    const broken = inactive.map(({ own, ...entry }): BrokenEntry => {
      const { old, ...replacement } = suggestReplacement(entry, books, to);
      const gone: ChangeRef = (list, ref) => (entryKey({ list, ref }) === entryKey(entry) ? 'no longer there' : ref);
      const waiting = groups && impactOf(at.mapping, replaceRefs(at.mapping, gone), groups, to).unsynced + own;
      return { ...entry, ...replacement, label: entryLabel(old, entry.list), waiting };
    });
    return {
      ...shared,
      progress: groups === null ? counted.progress : null,
      broken: broken.sort((one, other) => (other.waiting ?? 0) - (one.waiting ?? 0)),
    };
  });

/**
 * Replaces one entry of the books with another wherever Outlay names it: in the mapping, rules, aliases and unsynced
 * expenses.
 */
export const replaceEntry = (
  viewer: Viewer,
  { version, list, ref, to }: EntryRef & { version: number; to: string },
): Promise<Swapped & { words: string }> =>
  orToldOfAnother(() =>
    inScope(viewer, async (tx) => {
      const { companyId } = viewer;
      await lockCoding(tx, companyId);
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
        subject: words,
        isMove: false,
      });
      return { ...swapped, words };
    }),
  );
