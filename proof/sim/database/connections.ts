import type { ConnectionRow, Database } from './database';
import { resumeLane, revokeLease, wakeLane } from './lanes';
import { withdrawQueued } from './queue';

// A copy in memory of those parts of lib/data/connection/connections.ts on which lanes depend. The functions have the
// same names.

export const currentConnection = (db: Database, companyId: string): ConnectionRow | null =>
  db.connections.find((row) => row.companyId === companyId && row.removedAt === null) ?? null;

/** A copy of lib/data/connection/unfinished-writes.ts. */
export function hasUnfinishedWrites(db: Database, companyId: string): boolean {
  const { now } = db;
  for (const sync of db.syncsOf(companyId))
    if (sync.state === 'sent') db.updateSync(sync, { dueAt: new Date(now), attempt: sync.attempt + 1 });
  wakeLane(db, companyId);
  const hasRecentCall = db.permits.some(
    (permit) => permit.companyId === companyId && (permit.doneAt ?? permit.admittedAt + 40_000) > now - 120_000,
  );
  return db
    .syncsOf(companyId)
    .some(({ state }) => state === 'sent' || (hasRecentCall && (state === 'sending' || state === 'unknown')));
}

export function startConnection(db: Database, row: Omit<ConnectionRow, 'removedAt' | 'status'>): void {
  const before = currentConnection(db, row.companyId);
  if (before) before.removedAt = new Date(db.now);
  revokeLease(db, row.companyId);
  withdrawQueued(db, row.companyId);
  db.connections.push({ ...row, status: 'pending', removedAt: null });
}

export function saveConnectionStatus(
  db: Database,
  companyId: string,
  codatConnectionId: string,
  status: ConnectionRow['status'],
): void {
  const row = currentConnection(db, companyId);
  if (!row || row.codatConnectionId !== codatConnectionId || row.status === status) return;
  row.status = status;
  if (status === 'linked') resumeLane(db, companyId);
}

export function removeConnection(db: Database, companyId: string): void {
  const row = currentConnection(db, companyId);
  if (!row) return;
  row.removedAt = new Date(db.now);
  row.status = 'unlinked';
  revokeLease(db, companyId);
  withdrawQueued(db, companyId);
}
