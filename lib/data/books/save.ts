import 'server-only';
import { scheduleBookingsRequest, scheduleNightlyRead } from '@/lib/data/connection/schedule-reads';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { announce } from '@/lib/data/queue';
import type { BooksSnapshot } from '@/lib/domain/books/books';
import { diffEntries } from '@/lib/domain/books/entry-changes';
import { type EntryList, entryLists } from '@/lib/domain/books/lists';
import { settleReadEntries } from './new-entries';
import { dateRemoved, saveList, storedList } from './save-list';

/** How the lists were read. */
export type Reading = {
  readonly begunAt: Date;
  /** Whether all lists were requested; otherwise only those in the snapshot. */
  readonly whole: boolean;
  /** A message about lists that could not be read. */
  readonly error: string | null;
};

/** Runs in the same transaction when the lists of a new connection are read for the first time. */
export type OnFirstRead = (tx: Tx, scope: CompanyScope, connectionId: string) => Promise<unknown>;

/**
 * Saves a refresh of the books in one transaction: inserts new entries, updates changed ones, dates archived and
 * removed ones, and records the changes. A list that was not read stays as it was.
 */
export const saveBooks = (
  scope: CompanyScope,
  connectionId: string,
  snapshot: BooksSnapshot,
  reading: Reading = { begunAt: new Date(), whole: true, error: null },
  onFirstRead: OnFirstRead = async () => undefined,
): Promise<void> =>
  inScope(scope, async (tx) => {
    // The lock serialises refreshes: two at once would each miss what the other has not saved yet.
    const [connection] = await tx.$queryRaw<{ read: Date | null }[]>`
      select lists_read_at as read from connections
      where id = ${connectionId}::uuid and company_id = ${scope.companyId}::uuid for update`;
    if (!connection) return;
    // A refresh that started later has already been saved.
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
        // A first refresh without accounts is not usable.
        ...(reading.whole && !isOld && (connection.read || snapshot.accounts) && { listsReadAt: reading.begunAt }),
      },
    });
    if (connection.read === null && snapshot.accounts) await onFirstRead(tx, scope, connectionId);
    await scheduleNightlyRead(tx, scope.companyId, connectionId);
    if (reading.whole) await scheduleBookingsRequest(tx, scope.companyId, connectionId);
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
  // An entry created after this refresh began cannot be in it, and is not removed.
  const before = (await storedList(tx, list, connectionId)).filter(
    (entry) => refs.has(entry.ref) || madeAt(entry.id) < begunAt.getTime(),
  );
  const changes = diffEntries(list, before, read);
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

/** The first 48 bits of a UUIDv7 are its timestamp (RFC 9562). */
const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
