import type { SendableSync } from '@/lib/data/sync/claim';
import type { Lane } from '@/lib/data/sync/lease';
import type { SendOutcome } from '@/lib/data/sync/send-result';
import type { SyncProduct } from '@/lib/domain/sync/product';
import { type ItemState, idempotencyKeyMinutes, isSettled } from '@/lib/domain/sync/sync';
import { byId, type Database, dueRows, type Item, inSeconds, required, type SyncRow } from './database';
import { wakeLane } from './lanes';
import { projectSync } from './projection';

// A copy of the sync functions of lib/data/sync in memory. The functions, their conditions and the order of the
// conditions are the same.

type Claimed = Omit<SendableSync, 'isKeyExpired' | 'isForFormerBooks' | 'claimedAt'>;
type Ref = Pick<SyncRow, 'id' | 'companyId'>;

const withItems = (db: Database, sync: SyncRow): Claimed => ({
  ...sync,
  items: db.itemsOf(sync.id).map(({ id, movementId, state }) => ({ id, recordId: movementId, state })),
});

/** Changes the state of a batch's items, but only of those that are now in one of the `from` states. */
function moveItems(db: Database, syncId: string, to: ItemState, from: readonly ItemState[]): void {
  for (const item of db.itemsOf(syncId)) if (from.includes(item.state)) db.setItemState(item, to);
  projectSync(db, syncId);
}

const dueIn = (db: Database, lane: Lane, states: readonly SyncRow['state'][], most: number): SyncRow[] =>
  db.lanes.get(lane.companyId)?.fence === lane.fence
    ? dueRows(db.syncsOf(lane.companyId), states, db).slice(0, most)
    : [];

/** Inserts one batch and its items, as `freezeSyncs` does for each batch. Returns the id of the batch. */
export function freezeSync(
  db: Database,
  sync: Pick<
    SyncRow,
    'companyId' | 'product' | 'runId' | 'connectionId' | 'kind' | 'payload' | 'payloadSha256' | 'requestedById'
  >,
  items: readonly Pick<Item, 'movementId' | 'revision' | 'amount'>[],
  { renewals, afterSeconds } = { renewals: 0, afterSeconds: 0 },
): string {
  const id = db.newId();
  const now = new Date(db.now);
  db.syncs.set(id, {
    ...sync,
    id,
    mappingVersionId: db.company(sync.companyId).mappingVersionId,
    state: 'queued',
    requestedAt: now,
    idempotencyKey: db.newId(),
    keyUsedAt: null,
    attempt: 0,
    renewals,
    dueAt: inSeconds(db.now, afterSeconds),
    codatSyncId: null,
    sentAt: null,
    settledAt: null,
  });
  for (const { movementId, revision, amount } of items) {
    const earlier = [...db.items.values()].filter((item) => item.movementId === movementId);
    const item: Item = {
      id: db.newId(),
      companyId: sync.companyId,
      syncId: id,
      movementId,
      attempt: Math.max(0, ...earlier.map(({ attempt }) => attempt)) + 1,
      revision,
      amount,
      state: 'queued',
      message: null,
      settledAt: null,
      recordRef: null,
    };
    db.items.set(item.id, item);
    const expense = db.expenses.get(movementId);
    if (expense) expense.latestItemId = item.id;
  }
  projectSync(db, id);
  return id;
}

export function claimToSend(db: Database, lane: Lane, most: number, keyLifeMinutes: number): SendableSync[] {
  return dueIn(db, lane, ['queued', 'sending', 'unknown'], most)
    .map((sync) => {
      const keyUsedAt = sync.keyUsedAt ?? new Date(db.now);
      const claimed = db.updateSync(sync, { state: 'sending', attempt: sync.attempt + 1, keyUsedAt, dueAt: null });
      moveItems(db, sync.id, 'sending', ['queued']);
      const isForFormerBooks = !db.connections.some(
        ({ id, removedAt }) => id === sync.connectionId && removedAt === null,
      );
      const isKeyExpired = keyUsedAt.getTime() <= db.now - keyLifeMinutes * 60_000;
      return { ...withItems(db, claimed), isForFormerBooks, isKeyExpired, claimedAt: new Date(db.now) };
    })
    .sort(byId);
}

export function claimToSettle(
  db: Database,
  lane: Lane,
  most: number,
  pollSeconds: Readonly<Record<SyncProduct, readonly number[]>>,
): (Claimed & { overdue: boolean })[] {
  return dueIn(db, lane, ['sent'], most)
    .map((sync) => {
      const sentAt = sync.sentAt?.getTime() ?? Number.NaN;
      const schedule = pollSeconds[sync.product];
      const last = Math.max(...schedule);
      const polls = schedule.map((seconds) => sentAt + seconds * 1000).filter((at) => at > db.now);
      const dueAt = new Date(polls.length > 0 ? Math.min(...polls) : db.now + last * 1000);
      return {
        ...withItems(db, db.updateSync(sync, { dueAt, attempt: sync.attempt + 1 })),
        overdue: sentAt + last * 1000 <= db.now,
      };
    })
    .sort(byId);
}

function refuseDuplicate(db: Database, sync: Ref, codatSyncId: string): void {
  if ([...db.syncs.values()].some((other) => other.codatSyncId === codatSyncId && other.id !== sync.id))
    throw new Error('Unique constraint failed on the fields: (`codat_sync_id`)');
}

/** Returns false unless the SQL condition holds: `attempt = … and state = 'sending'`. */
export function recordSent(
  db: Database,
  sync: Ref & Pick<SyncRow, 'attempt'>,
  codatSyncId: string,
  pollAfterSeconds: number,
): boolean {
  const row = required(db.syncs.get(sync.id));
  if (row.attempt !== sync.attempt || row.state !== 'sending') return false;
  refuseDuplicate(db, sync, codatSyncId);
  const hasWebhook = [...db.messages.values()].some(
    (message) =>
      message.companyId === sync.companyId &&
      message.receivedAt > row.requestedAt.getTime() &&
      message.codatSyncId === codatSyncId,
  );
  const dueAt = hasWebhook ? new Date(db.now) : inSeconds(db.now, pollAfterSeconds);
  db.updateSync(sync, { state: 'sent', codatSyncId, sentAt: new Date(db.now), dueAt });
  moveItems(db, sync.id, 'sent', ['queued', 'sending', 'unknown']);
  return true;
}

/** Does nothing unless the SQL condition holds: `attempt = … and state = 'sent'`. */
export function reschedulePoll(db: Database, sync: Ref & Pick<SyncRow, 'attempt'>, atLeastSeconds: number): void {
  const row = required(db.syncs.get(sync.id));
  if (row.attempt !== sync.attempt || row.state !== 'sent') return;
  const shareMs = (db.now - (row.sentAt?.getTime() ?? db.now)) / 8;
  const waitMs = Math.max(5_000, atLeastSeconds * 1000, Math.min(300_000, shareMs));
  db.updateSync(sync, { dueAt: new Date(Math.round(db.now + waitMs)) });
}

/** Does nothing unless the SQL condition holds: `attempt = … and codat_sync_id is null`. */
export function recordEarlierSync(db: Database, sync: Ref & Pick<SyncRow, 'attempt'>, codatSyncId: string): void {
  const row = required(db.syncs.get(sync.id));
  if (row.attempt !== sync.attempt || row.codatSyncId !== null) return;
  refuseDuplicate(db, sync, codatSyncId);
  db.updateSync(sync, { codatSyncId });
}

export type Again = { afterSeconds: number; outcome: SendOutcome };

/** Does nothing unless the SQL condition holds: `attempt = … and state = 'sending'`. */
export function rescheduleSend(
  db: Database,
  sync: Ref & Pick<SyncRow, 'attempt'>,
  { afterSeconds, outcome }: Again,
): void {
  const row = required(db.syncs.get(sync.id));
  if (row.attempt !== sync.attempt || row.state !== 'sending') return;
  const anyLost = db.itemsOf(sync.id).some((item) => item.state === 'unknown');
  const state =
    outcome === 'unknown' || outcome === 'lost' || (outcome !== 'not-found' && anyLost) ? 'unknown' : 'queued';
  const keyUsedAt =
    outcome === 'not-found' || (outcome === 'blocked' && !anyLost)
      ? null
      : outcome === 'blocked' || outcome === 'lost'
        ? new Date(Math.min(row.keyUsedAt?.getTime() ?? db.now, expiredKeyUse(db)))
        : row.keyUsedAt;
  const idempotencyKey = outcome === 'not-found' || outcome === 'blocked' ? db.newId() : row.idempotencyKey;
  const codatSyncId = outcome === 'not-found' ? null : row.codatSyncId;
  db.updateSync(sync, { state, codatSyncId, idempotencyKey, keyUsedAt, dueAt: inSeconds(db.now, afterSeconds) });
  if (state === 'unknown') moveItems(db, sync.id, 'unknown', ['queued', 'sending']);
  else moveItems(db, sync.id, 'queued', ['sending', 'unknown']);
}

const expiredKeyUse = (db: Database): number => db.now - idempotencyKeyMinutes * 60_000;

/** Does nothing unless the SQL condition holds: `attempt = … and state = 'sent'`. */
export function recordLost(db: Database, sync: Ref & Pick<SyncRow, 'attempt'>): void {
  const row = required(db.syncs.get(sync.id));
  if (row.attempt !== sync.attempt || row.state !== 'sent') return;
  const keyUsedAt = new Date(expiredKeyUse(db));
  db.updateSync(sync, { state: 'unknown', dueAt: new Date(db.now), keyUsedAt });
  moveItems(db, sync.id, 'unknown', ['sent']);
}

export const markUnknown = (db: Database, sync: Ref): void => moveItems(db, sync.id, 'unknown', ['sent']);

export function resendSeparately(
  db: Database,
  sync: SyncRow,
  batch: Pick<SyncRow, 'payload' | 'payloadSha256'>,
  expenseIds: readonly string[],
  again: { readonly afterSeconds: number } | null,
): void {
  const open: readonly ItemState[] = ['queued', 'sending', 'sent', 'unknown'];
  const items = db.itemsOf(sync.id).filter((item) => expenseIds.includes(item.movementId) && open.includes(item.state));
  if (items.length === 0) return;
  for (const item of items) db.setItemState(item, 'withdrawn');
  const { companyId, product, runId, connectionId, kind, requestedById } = sync;
  const renewals = sync.renewals + (again ? 1 : 0);
  const afterSeconds = again?.afterSeconds ?? 0;
  freezeSync(db, { companyId, product, runId, connectionId, kind, requestedById, ...batch }, items, {
    renewals,
    afterSeconds,
  });
  closeWhenSettled(db, sync.id);
  wakeLane(db, companyId);
}

export function closeWhenSettled(db: Database, syncId: string): boolean {
  if (!db.itemsOf(syncId).every((item) => isSettled(item.state))) return false;
  if (required(db.syncs.get(syncId)).settledAt === null)
    db.updateSync({ id: syncId }, { state: 'settled', settledAt: new Date(db.now), dueAt: null });
  return true;
}
