import 'server-only';
import { scheduleBookingsRequest, scheduleNightlyRead } from '@/lib/data/connection/schedule-reads';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import { announce } from '@/lib/data/queue';
import { requestRecords } from '@/lib/data/reconcile/request';
import type { BooksSnapshot } from '@/lib/domain/books/books';
import { diffEntries } from '@/lib/domain/books/entry-changes';
import { type EntryList, entryLists } from '@/lib/domain/books/lists';
import { settleReadEntries } from './new-entries';
import { dateRemoved, saveList, storedList } from './save-list';

/** The records are read after the lists, because no person waits for them. */
const recordsDelaySeconds = 20;

/** How and when the lists were read from Codat. */
export type Reading = {
  readonly begunAt: Date;
  /** True if all lists were requested. False if only the lists in the snapshot were. */
  readonly whole: boolean;
  /** A message for people about the lists that could not be read, or null. */
  readonly error: string | null;
};

/** A function that runs in the same transaction when the lists of a new connection are saved for the first time. */
export type OnFirstRead = (tx: Tx, scope: CompanyScope, connectionId: string) => Promise<unknown>;

/**
 * Saves a refresh of the books in one transaction. Inserts new entries, updates changed ones, sets the dates of
 * archived and removed ones, and records the changes. Lists that were not read stay as they were.
 */
export const saveBooks = (
  scope: CompanyScope,
  connectionId: string,
  snapshot: BooksSnapshot,
  reading: Reading = { begunAt: new Date(), whole: true, error: null },
  onFirstRead: OnFirstRead = async () => undefined,
): Promise<void> =>
  inScope(scope, async (tx) => {
    await lockCoding(tx, scope.companyId);
    // The lock makes refreshes run one after the other. Two at once would not see each other's unsaved changes.
    const [connection] = await tx.$queryRaw<Stored[]>`
      select lists_read_at as read, base_currency as "baseCurrency", lock_date as "lockDate" from connections
      where id = ${connectionId}::uuid and company_id = ${scope.companyId}::uuid for update`;
    if (!connection) return;
    // True if a refresh that started later has already been saved. Its entries must not be overwritten.
    const isOld = connection.read !== null && connection.read > reading.begunAt;
    let hasChanged = !isOld && changesCoding(connection, snapshot);
    if (!isOld) {
      for (const list of entryLists)
        if (await keepOne(tx, { ...scope, connectionId }, list, snapshot, reading.begunAt)) hasChanged = true;
    }
    await tx.connection.updateMany({
      where: { id: connectionId, companyId: scope.companyId },
      data: {
        ...(!isOld && organisationOf(snapshot)),
        ...(reading.whole && { listsRequestedAt: null, listsError: reading.error }),
        // The lists count as read only once the accounts were read, because nothing can be mapped without accounts.
        ...(reading.whole && !isOld && (connection.read || snapshot.accounts) && { listsReadAt: reading.begunAt }),
      },
    });
    if (hasChanged) await reprojectOpen(tx, scope.companyId);
    if (!isOld) await settleReadEntries(tx, scope, connectionId);
    if (connection.read === null && snapshot.accounts) await onFirstRead(tx, scope, connectionId);
    await scheduleNightlyRead(tx, scope.companyId, connectionId);
    if (reading.whole) await scheduleBookingsRequest(tx, scope.companyId, connectionId);
    if (reading.whole) await requestRecords(tx, scope.companyId, connectionId, recordsDelaySeconds);
    await announce(tx, scope.companyId, ['books', 'mapping', 'expenses', 'connection']);
  });

const organisationOf = ({ organisation }: BooksSnapshot) =>
  organisation && {
    organisation: organisation.name,
    baseCurrency: organisation.baseCurrency,
    lockDate: organisation.lockDate,
  };

type Stored = { readonly read: Date | null; readonly baseCurrency: string | null; readonly lockDate: string | null };

/** Whether the first refresh, or a change of the organisation, decides how expenses are coded. */
const changesCoding = (stored: Stored, { organisation, accounts }: BooksSnapshot): boolean =>
  (stored.read === null && accounts !== null) ||
  (organisation !== null &&
    (organisation.baseCurrency !== stored.baseCurrency || organisation.lockDate !== stored.lockDate));

type Place = { readonly companyId: string; readonly connectionId: string };

/** Saves one list. Returns whether it has changed. */
async function keepOne(
  tx: Tx,
  { companyId, connectionId }: Place,
  list: EntryList,
  snapshot: BooksSnapshot,
  begunAt: Date,
): Promise<boolean> {
  const read = snapshot[list];
  if (read === null) return false;
  const refs = new Set(read.map((entry) => entry.ref));
  // Leaves out entries that were stored after this refresh began. The refresh cannot contain them, so it must not
  // remove them.
  const before = (await storedList(tx, list, connectionId)).filter(
    (entry) => refs.has(entry.ref) || madeAt(entry.id) < begunAt.getTime(),
  );
  const changes = diffEntries(list, before, read);
  const written = await saveList(
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
  return written > 0 || gone.length > 0;
}

/** Returns when an id was created. The first 48 bits of a UUIDv7 are a timestamp (RFC 9562). */
const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
