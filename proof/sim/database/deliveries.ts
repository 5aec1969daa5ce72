import type { Delivery, DeliveryOutcome } from '@/lib/data/receipt/deliveries';
import type { Lane } from '@/lib/data/sync/lease';
import { referenceOf } from '@/lib/domain/books/record';
import { byId, type Database, type DeliveryRow, dueRows, inSeconds, required } from './database';
import { wakeLane } from './lanes';

// A copy of lib/data/receipt/deliveries.ts in memory. The functions, their conditions and the order of the conditions
// are the same.

function toDelivery(db: Database, row: DeliveryRow, isKeyExpired: boolean): Delivery {
  const receipt = required(db.receipts.find(({ id }) => id === row.receiptId));
  const item = required(db.items.get(row.itemId));
  const { fileName, mimeType, bytes, storageKey } = receipt;
  const file = { fileName, mimeType, bytes, storageKey };
  return {
    ...row,
    ...file,
    isKeyExpired,
    hasTwin: db.receipts.some(
      (other) => other.id !== receipt.id && other.expenseId === receipt.expenseId && other.bytes === receipt.bytes,
    ),
    syncId: item.syncId,
    codatSyncId: codatSyncOf(db, item.syncId, item.expenseId),
    expenseId: item.expenseId,
    expenseType: required(db.expenses.get(item.expenseId)).type,
    reference: referenceOf(item.expenseId),
  };
}

/** Returns the Codat id of the delivery's sync, or if it has none, of the expense's latest sync that has one. */
const codatSyncOf = (db: Database, syncId: string, expenseId: string): string =>
  db.syncs.get(syncId)?.codatSyncId ??
  [...db.items.values()]
    .filter((item) => item.expenseId === expenseId)
    .sort((one, other) => other.attempt - one.attempt)
    .map((item) => db.syncs.get(item.syncId)?.codatSyncId)
    .find((id) => id != null) ??
  '';

const dueIn = (db: Database, lane: Lane, states: readonly DeliveryRow['state'][], most: number): DeliveryRow[] =>
  db.lanes.get(lane.companyId)?.fence === lane.fence
    ? dueRows(db.deliveriesOf(lane.companyId), states, db).slice(0, most)
    : [];

export const claimDeliveries = (db: Database, lane: Lane, most: number, keyLifeMinutes: number): Delivery[] =>
  dueIn(db, lane, ['waiting', 'sending'], most)
    .map((row) => {
      const now = new Date(db.now);
      const keyUsedAt = row.keyUsedAt ?? now;
      const change = { state: 'sending', attempt: row.attempt + 1, dueAt: null, changedAt: now, keyUsedAt } as const;
      const isKeyExpired = keyUsedAt.getTime() < db.now - keyLifeMinutes * 60_000;
      return toDelivery(db, db.updateDelivery(row, change), isKeyExpired);
    })
    .sort(byId);

export const claimUnknownDeliveries = (
  db: Database,
  lane: Lane,
  most: number,
  again: { readonly first: number; readonly longest: number },
): Delivery[] =>
  dueIn(db, lane, ['unknown'], most)
    .map((row) => {
      const wait = Math.min(again.longest, again.first * 2 ** Math.min(row.looks, 12));
      const change = { attempt: row.attempt + 1, looks: row.looks + 1, dueAt: inSeconds(db.now, wait) };
      return toDelivery(db, db.updateDelivery(row, change), true);
    })
    .sort(byId);

/** Does nothing unless the SQL condition holds: `attempt = … and state in ('sending', 'unknown')`. */
export function saveDelivery(db: Database, delivery: Delivery, outcome: DeliveryOutcome): void {
  const row = required(db.deliveries.get(delivery.id));
  if (row.attempt !== delivery.attempt || (row.state !== 'sending' && row.state !== 'unknown')) return;
  const message = 'message' in outcome ? (outcome.message ?? null) : null;
  const save = (change: Partial<DeliveryRow>) => db.updateDelivery(row, { message, ...change });
  const after = (seconds: number | null) => (seconds === null ? null : inSeconds(db.now, seconds));
  switch (outcome.state) {
    case 'delivered':
      save({ state: 'delivered', dueAt: null, attachmentId: outcome.attachmentId ?? row.attachmentId });
      break;
    case 'refused':
      save({ state: 'refused', dueAt: null });
      break;
    case 'waiting':
      save({ state: 'waiting', dueAt: after(outcome.afterSeconds) });
      break;
    case 'not-found':
      save(resend(db));
      break;
    case 'unknown':
      save({ state: 'unknown', dueAt: after(outcome.lookAfterSeconds) });
  }
}

/** Returns the changes that let a receipt be sent again at once, under a new key. */
const resend = (db: Database) =>
  ({
    state: 'waiting',
    dueAt: new Date(db.now),
    idempotencyKey: db.newId(),
    keyUsedAt: null,
    looks: 0,
  }) as const;

export function saveRecordRefs(
  db: Database,
  found: readonly { readonly id: string; readonly recordRef: string }[],
): void {
  for (const { id, recordRef } of found) db.updateDelivery(required(db.deliveries.get(id)), { recordRef });
}

export function sendReceiptAgain(db: Database, companyId: string, receiptId: string): void {
  for (const row of db.deliveriesOf(companyId)) {
    if (row.receiptId !== receiptId || (row.state !== 'unknown' && row.state !== 'refused')) continue;
    db.updateDelivery(row, { ...resend(db), attempt: row.attempt + 1 });
  }
  wakeLane(db, companyId);
}
