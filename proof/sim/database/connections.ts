import type { Connection } from '@/lib/domain/books/books';
import { isSettled } from '@/lib/domain/sync/sync';
import type { ConnectionRow, Database } from './database';
import { resumeLane, revokeLease, wakeLane } from './lanes';
import { withdrawQueued } from './withdraw';

// A copy in memory of those parts of lib/data/connection on which lanes depend. The functions have the same names.

export const currentConnection = (db: Database, companyId: string): ConnectionRow | null =>
  db.connections.find((row) => row.companyId === companyId && row.removedAt === null) ?? null;

const dayMs = 86_400_000;

export function findUnfinishedWrites(db: Database, companyId: string): number {
  const { now } = db;
  const isRecent = (sentAt: Date | null) => sentAt !== null && sentAt.getTime() > now - dayMs;
  const polled = db.syncsOf(companyId).filter((sync) => sync.state === 'sent' && isRecent(sync.sentAt));
  for (const sync of polled) db.updateSync(sync, { dueAt: new Date(now), attempt: sync.attempt + 1 });
  if (polled.length > 0) wakeLane(db, companyId);
  const hasRecentCall = db.permits.some(
    (permit) => permit.companyId === companyId && (permit.doneAt ?? permit.admittedAt + 40_000) > now - 120_000,
  );
  const unfinished = db
    .syncsOf(companyId)
    .filter(
      ({ state, sentAt }) =>
        (state === 'sent' && isRecent(sentAt)) || (hasRecentCall && (state === 'sending' || state === 'unknown')),
    );
  const open = unfinished.flatMap((sync) => db.itemsOf(sync.id)).filter((item) => !isSettled(item.state));
  return new Set(open.map((item) => item.movementId)).size;
}

type NewConnection = Pick<ConnectionRow, 'codatConnectionId' | 'package' | 'linkUrl'>;

export function startConnection(
  db: Database,
  companyId: string,
  connection: NewConnection,
  { replaces }: { readonly replaces: string | null },
): void {
  const before = currentConnection(db, companyId);
  if (before && before.id !== replaces) throw new Error('Unique constraint failed on the fields: (`company_id`)');
  const now = new Date(db.now);
  if (before) before.removedAt = now;
  revokeLease(db, companyId);
  withdrawQueued(db, companyId);
  db.connections.push({
    ...connection,
    id: db.newId(),
    companyId,
    status: 'pending',
    organisation: null,
    baseCurrency: null,
    lockDate: null,
    linkStartedAt: now,
    linkFailure: null,
    linkFailedAt: null,
    linkedAt: null,
    listsRequestedAt: null,
    listsReadAt: null,
    listsError: null,
    createdAt: now,
    removedAt: null,
  });
}

export function saveConnectionStatus(
  db: Database,
  companyId: string,
  codatConnectionId: string,
  { from, to }: { readonly from: Connection['status']; readonly to: Connection['status'] },
): boolean {
  const row = currentConnection(db, companyId);
  if (!row || row.codatConnectionId !== codatConnectionId || row.status !== from) return false;
  const now = new Date(db.now);
  row.status = to;
  if (to === 'linked')
    Object.assign(row, { linkedAt: now, linkFailure: null, listsRequestedAt: now, listsError: null });
  if (from === 'linked') row.linkStartedAt = row.createdAt;
  if (to === 'linked') resumeLane(db, companyId);
  return true;
}

export function removeConnection(db: Database, companyId: string, id: string): void {
  const row = currentConnection(db, companyId);
  if (row?.id !== id) return;
  row.removedAt = new Date(db.now);
  row.status = 'unlinked';
  revokeLease(db, companyId);
  withdrawQueued(db, companyId);
}
