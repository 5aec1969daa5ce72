import type { Delivery } from '@/lib/data/receipt/claim-deliveries';
import type { DeliveryOutcome, LocatedDelivery } from '@/lib/data/receipt/deliveries';
import type { Lane } from '@/lib/data/sync/lease';
import { looksLike, type RecordTraits, traitsOf } from '@/lib/domain/books/find-record';
import { referenceOf } from '@/lib/domain/books/record';
import type { UploadedReceipt } from '@/lib/domain/receipt/find-attached';
import {
  byDue,
  byId,
  type Database,
  type DeliveryRow,
  dueRows,
  type Item,
  inSeconds,
  type Receipt,
  required,
} from './database';
import { wakeLane } from './lanes';
import { spendingOf } from './records';

// A copy in memory of claim-deliveries.ts, deliveries.ts and sent-records.ts in lib/data/receipt. The functions, their conditions and the order of the conditions
// are the same.

function toDelivery(db: Database, row: DeliveryRow, isKeyExpired: boolean): Delivery {
  const receipt = required(db.receipts.find(({ id }) => id === row.receiptId));
  const item = required(db.items.get(row.itemId));
  const expense = required(db.expenses.get(item.movementId));
  const { fileName, mimeType, bytes, storageKey } = receipt;
  const file = { fileName, mimeType, bytes, storageKey };
  return {
    ...row,
    ...file,
    isKeyExpired,
    otherReceipts: db.receipts
      .filter((other) => other.id !== receipt.id && other.expenseId === receipt.expenseId)
      .map(toUploaded),
    connectionId: required(db.syncs.get(item.syncId)).connectionId,
    writtenAt: item.settledAt ?? row.createdAt,
    syncId: item.syncId,
    codatSyncId: codatSyncOf(db, item.syncId, item.movementId),
    pushed: pushedOf(db, item),
    expenseId: item.movementId,
    expenseType: expense.type,
    isBill: expense.kind === 'claim',
    reference: referenceOf(item.movementId),
  };
}

function pushedOf(db: Database, { syncId, recordRef: ref }: Item): Delivery['pushed'] {
  const { product } = required(db.syncs.get(syncId));
  if (product === 'direct_costs') return { type: 'directCosts', ref };
  return product === 'direct_incomes' ? { type: 'directIncomes', ref } : null;
}

const toUploaded = ({ fileName: name, bytes }: Receipt): UploadedReceipt => ({ name, bytes });

/** Returns the Codat id of the delivery's sync, or if it has none, of the expense's latest sync that has one. */
const codatSyncOf = (db: Database, syncId: string, expenseId: string): string =>
  db.syncs.get(syncId)?.codatSyncId ??
  [...db.items.values()]
    .filter((item) => item.movementId === expenseId)
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
  which: 'located' | 'unlocated',
): Delivery[] =>
  dueIn(db, lane, ['unknown'], Number.POSITIVE_INFINITY)
    .filter((row) => row.recordRefs.length > 0 === (which === 'located'))
    .slice(0, most)
    .map((row) =>
      toDelivery(db, db.updateDelivery(row, { attempt: row.attempt + 1, dueAt: inSeconds(db.now, 60) }), true),
    )
    .sort(byId);

/** Does nothing unless the SQL condition holds: `attempt = … and state in ('sending', 'unknown')`. */
export function saveDelivery(db: Database, delivery: Delivery, outcome: DeliveryOutcome): void {
  const row = required(db.deliveries.get(delivery.id));
  if (row.attempt !== delivery.attempt || (row.state !== 'sending' && row.state !== 'unknown')) return;
  const message = 'message' in outcome ? outcome.message : null;
  const step = 'step' in outcome ? outcome.step : undefined;
  const failures = row.failures + (step === 'failed' ? 1 : 0);
  const looks = row.looks + (step === 'missed' ? 1 : 0);
  const changedAt = new Date(db.now);
  const save = (change: Partial<DeliveryRow>) =>
    db.updateDelivery(row, { message, failures, looks, changedAt, ...change });
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

export const findUnlocatedDeliveries = (
  db: Database,
  lane: Lane,
  limit: number,
  others: readonly Delivery[],
): Delivery[] =>
  byDue(
    db
      .deliveriesOf(lane.companyId)
      .filter(
        ({ id, dueAt, recordRefs }) => dueAt && recordRefs.length === 0 && !others.some((other) => other.id === id),
      ),
  )
    .slice(0, limit)
    .sort(byId)
    .map((row) => toDelivery(db, row, false));

export function saveRecordRefs(db: Database, { companyId }: Lane, located: readonly LocatedDelivery[]): void {
  for (const { delivery, recordRefs } of located) {
    const row = required(db.deliveries.get(delivery.id));
    if (row.companyId !== companyId) continue;
    const isWaiting = delivery.state === 'unknown' && row.state === 'unknown' && row.attempt === delivery.attempt;
    const dueAt = isWaiting ? new Date(db.now) : row.dueAt;
    db.deliveries.set(row.id, { ...row, recordRefs: [...recordRefs], dueAt });
  }
}

const mayBeInBooks = ({ state }: Item): boolean => ['synced', 'sent', 'unknown'].includes(state);

const hasReceipts = (db: Database, { movementId }: Item): boolean =>
  db.receipts.some(({ expenseId }) => expenseId === movementId);

/** Only expenses and claims have receipts. */
const sentTraits = (db: Database, { movementId, amount }: Item): RecordTraits =>
  traitsOf(spendingOf(required(db.expenses.get(movementId)), amount));

export const sentRecords = (
  db: Database,
  expenseIds: readonly string[],
): ReadonlyMap<string, readonly RecordTraits[]> =>
  new Map(
    [...Map.groupBy([...db.items.values()].filter(mayBeInBooks), (item) => item.movementId)]
      .filter(([id]) => expenseIds.includes(id))
      .map(([id, items]) => [id, items.map((item) => sentTraits(db, item))]),
  );

export const receiptsOfEqualExpenses = (
  db: Database,
  companyId: string,
  expenseId: string,
  { versions, byNote }: { readonly versions: readonly RecordTraits[]; readonly byNote: boolean },
): UploadedReceipt[] => {
  const equal = [...db.items.values()].filter(
    (item) =>
      item.companyId === companyId &&
      item.movementId !== expenseId &&
      mayBeInBooks(item) &&
      hasReceipts(db, item) &&
      versions.some((version) => looksLike(version, sentTraits(db, item), byNote)),
  );
  return db.receipts.filter((receipt) => equal.some((item) => item.movementId === receipt.expenseId)).map(toUploaded);
};

export function sendReceiptAgain(db: Database, companyId: string, receiptId: string): void {
  for (const row of db.deliveriesOf(companyId)) {
    if (row.receiptId !== receiptId || (row.state !== 'unknown' && row.state !== 'refused')) continue;
    const again = { ...resend(db), changedAt: new Date(db.now), failures: 0, attempt: row.attempt + 1 };
    db.updateDelivery(row, again);
  }
  wakeLane(db, companyId);
}
