import 'server-only';
import { planPastBookings, scheduleNightlyRead } from '@/lib/data/connection/schedule-reads';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { announce } from '@/lib/data/queue';
import type { BooksSnapshot } from '@/lib/domain/books/books';
import { changesIn } from '@/lib/domain/books/changes';
import { type EntryList, entryLists } from '@/lib/domain/books/lists';
import { settleReadEntries } from './new-entries';
import { dateRemoved, saveList, storedList } from './save-list';

/** How the lists came to be read. */
export type Reading = {
  readonly begunAt: Date;
  /** Whether all of them were asked for; else only those of the snapshot. */
  readonly whole: boolean;
  /** What there is to say of lists that should have been read and were not. */
  readonly error: string | null;
};

/** Runs in the same transaction when the lists of a new connection are read for the first time. */
export type OnFirstRead = (tx: Tx, scope: CompanyScope, connectionId: string) => Promise<unknown>;

/**
 * Keeps what was read from the books: new entries added, changed ones changed, archived and vanished ones dated and
 * kept, and what was noticed said. A list that was not read stays as it was. All of it or nothing.
 */
export const saveBooks = (
  scope: CompanyScope,
  connectionId: string,
  snapshot: BooksSnapshot,
  reading: Reading = { begunAt: new Date(), whole: true, error: null },
  onFirstRead: OnFirstRead = async () => undefined,
): Promise<void> =>
  inScope(scope, async (tx) => {
    // One after another: two readings at once would each see what the other had not kept yet.
    const [connection] = await tx.$queryRaw<{ read: Date | null }[]>`
      select lists_read_at as read from connections
      where id = ${connectionId}::uuid and company_id = ${scope.companyId}::uuid for update`;
    if (!connection) return;
    // Somebody read later and was quicker.
    const isOld = connection.read !== null && connection.read > reading.begunAt;
    if (!isOld) {
      for (const list of entryLists) await keepOne(tx, { ...scope, connectionId }, list, snapshot, reading.begunAt);
      await settleReadEntries(tx, scope, connectionId);
    }
    await tx.connection.updateMany({
      where: { id: connectionId, companyId: scope.companyId },
      data: {
        ...(!isOld && organisationOf(snapshot)),
        ...(reading.whole && { listsRequestedAt: null, listsError: reading.error }),
        // Without its accounts nothing of a first reading is of use.
        ...(reading.whole && !isOld && (connection.read || snapshot.accounts) && { listsReadAt: reading.begunAt }),
      },
    });
    if (connection.read === null && snapshot.accounts) await onFirstRead(tx, scope, connectionId);
    await scheduleNightlyRead(tx, scope.companyId, connectionId);
    if (reading.whole) await planPastBookings(tx, scope.companyId, connectionId);
    await announce(tx, scope.companyId);
  });

const organisationOf = ({ organisation }: BooksSnapshot) =>
  organisation && {
    organisation: organisation.name,
    baseCurrency: organisation.baseCurrency,
    lockDate: organisation.lockDate,
  };

type Place = { readonly companyId: string; readonly connectionId: string };

async function keepOne(
  tx: Tx,
  { companyId, connectionId }: Place,
  list: EntryList,
  snapshot: BooksSnapshot,
  begunAt: Date,
): Promise<void> {
  const read = snapshot[list];
  if (read === null) return;
  const refs = new Set(read.map((entry) => entry.ref));
  // What came in by another reading since this one began cannot be in it, and is not gone.
  const before = (await storedList(tx, list, connectionId)).filter(
    (entry) => refs.has(entry.ref) || madeAt(entry.id) < begunAt.getTime(),
  );
  const changes = changesIn(list, before, read);
  await saveList(
    tx,
    list,
    JSON.stringify(read.map((entry) => ({ ...entry, id: newId(), company: companyId, connection: connectionId }))),
  );
  const gone = changes.filter((change) => change.kind === 'removed').map((change) => change.ref);
  if (gone.length > 0) await dateRemoved(tx, list, connectionId, gone);
  if (changes.length > 0)
    await tx.booksChange.createMany({
      data: changes.map((change) => ({ ...change, id: newId(), companyId, connectionId, noticedAt: begunAt })),
    });
}

/** The first 48 bits of a UUIDv7 are its instant (RFC 9562). */
const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
