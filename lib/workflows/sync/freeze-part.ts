import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import { lockForSync } from '@/lib/data/expense/sync-candidates';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { guardAgainstBooked } from '@/lib/data/reconcile/guard';
import { wakeLane } from '@/lib/data/sync/due-work';
import { freezeSyncs } from '@/lib/data/sync/freeze';
import type { Lane } from '@/lib/data/sync/lease';
import { takeQueuedPart } from '@/lib/data/sync/run/queue';
import { recordSkips, transfersAmong } from '@/lib/data/sync/run/skips';
import { blockedReason, preflight } from '@/lib/domain/coding/preflight';
import type { SkippedExpense } from '@/lib/domain/sync/sync-summary';
import { transferKindNames } from '@/lib/domain/transfer/kind';
import { aboutToWrite, linkedReason, mayBeBookedReason } from './products/about-to-write';
import { batchesFor, type QueuedRecord, type QueuedTransfer } from './products/batches';

/**
 * One transaction freezes at most this many expenses: five batches. A larger one would delay the first batch, and the
 * requests of other companies to the same process.
 */
export const partSize = 250;

/** What was frozen of some expenses, and what was skipped with the reason. */
export type FrozenPart = {
  readonly syncIds: readonly string[];
  readonly queuedIds: readonly string[];
  /** How many of these are transfers. */
  readonly queuedTransfers: number;
  readonly skipped: readonly SkippedExpense[];
};

/**
 * Freezes the expenses and transfers that can be synced into batches of a run, and wakes the lane. Skips those that are
 * queued, sent or in the books. `runFor` returns the run; it is called only if something is frozen or was queued in the run before.
 * Runs in the caller's transaction.
 */
export async function freezePart(
  tx: Tx,
  scope: CompanyScope,
  expenseIds: readonly string[],
  runFor: () => Promise<string>,
): Promise<FrozenPart> {
  const { companyId } = scope;
  // What is found in the books changes the status of a movement.
  await holdCoding(tx, companyId);
  const { expenses, transfers: moved, coding } = await lockForSync(tx, companyId, expenseIds);
  const { checked, transfers } = preflight(expenses, coding, moved);
  const guarded = await guardAgainstBooked(tx, scope, coding.connection, aboutToWrite(checked, transfers));
  const bookedReason = (id: string) =>
    guarded.linked.has(id) ? linkedReason : guarded.asked.has(id) ? mayBeBookedReason : null;
  const skipped: SkippedExpense[] = [];
  const queued: QueuedRecord[] = [];
  for (const { expense, result } of checked) {
    const { id: expenseId, merchant, revision } = expense;
    const booked = bookedReason(expenseId);
    if (booked !== null) skipped.push({ expenseId, kind: 'expense', merchant, reason: booked });
    else if (result.outcome === 'ready') queued.push({ kind: 'creation', record: result.record, revision });
    else if (result.outcome === 'updates') queued.push({ kind: 'update', record: result.record, revision });
    else skipped.push({ expenseId, kind: 'expense', merchant, reason: blockedReason(result) });
  }
  const queuedTransfers: QueuedTransfer[] = [];
  for (const { transfer, result } of transfers) {
    const { id: expenseId, revision } = transfer;
    const merchant = transferKindNames[transfer.kind];
    const booked = bookedReason(expenseId);
    if (booked !== null) skipped.push({ expenseId, kind: 'transfer', merchant, reason: booked });
    else if (result.outcome === 'ready') queuedTransfers.push({ kind: 'creation', record: result.record, revision });
    else if (result.outcome === 'updates') queuedTransfers.push({ kind: 'update', record: result.record, revision });
    else skipped.push({ expenseId, kind: 'transfer', merchant, reason: blockedReason(result) });
  }
  const inBooks = [...guarded.linked, ...guarded.asked];
  if (inBooks.length > 0) await projectMovements(tx, companyId, inBooks);
  if (queued.length + queuedTransfers.length === 0) return { syncIds: [], queuedIds: [], queuedTransfers: 0, skipped };
  const runId = await runFor();
  const { connection, mappingVersionId } = coding;
  const shared = { runId, connectionId: connection?.id ?? '', mappingVersionId };
  const frozen = batchesFor(connection?.package ?? null, queued, queuedTransfers).map((batch) => ({
    ...shared,
    ...batch,
  }));
  const syncIds = await freezeSyncs(tx, scope, frozen);
  await recordSkips(tx, scope, runId, skipped);
  await wakeLane(tx, companyId);
  await announce(tx, companyId, ['expenses', 'syncs']);
  const queuedIds = [...queued, ...queuedTransfers].map((item) => item.record.id);
  return { syncIds, queuedIds, queuedTransfers: queuedTransfers.length, skipped };
}

/**
 * Freezes the next part of the company's oldest run that has one. What cannot be sent any more is listed in the run with
 * the reason. Does nothing if the lane has a newer lease.
 */
export const freezeQueued = (lane: Lane): Promise<void> =>
  inScope(
    worker(lane.companyId),
    async (tx) => {
      await holdCoding(tx, lane.companyId);
      const part = await takeQueuedPart(tx, lane, partSize);
      if (part) await freezeTaken(tx, { ...worker(lane.companyId), userId: part.requestedById }, part);
    },
    { timeoutMs: 60_000 },
  );

/**
 * Freezes expenses that were taken out of the queue of a run. Runs in the caller's transaction, which holds the coding
 * (lib/data/movement/coding-lock.ts).
 */
export async function freezeTaken(
  tx: Tx,
  scope: CompanyScope,
  { runId, ids }: { readonly runId: string; readonly ids: readonly string[] },
): Promise<FrozenPart> {
  const { companyId } = scope;
  const part = await freezePart(tx, scope, ids, async () => runId);
  const known = new Set([...part.queuedIds, ...part.skipped.map(({ expenseId }) => expenseId)]);
  const gone = ids.filter((id) => !known.has(id));
  const transfers = await transfersAmong(tx, gone);
  const deleted = gone.map((expenseId): SkippedExpense => {
    const kind = transfers.has(expenseId) ? 'transfer' : 'expense';
    return { expenseId, kind, merchant: '', reason: 'It was deleted.' };
  });
  const skipped = [...part.skipped, ...deleted];
  await recordSkips(tx, scope, runId, skipped);
  // They are no longer queued. The reason why they were skipped is their open issue.
  await projectMovements(
    tx,
    companyId,
    skipped.map(({ expenseId }) => expenseId),
  );
  // The lane has a next part to freeze, even if nothing of this one can be sent.
  await wakeLane(tx, companyId);
  await announce(tx, companyId, ['expenses', 'syncs']);
  return { ...part, skipped };
}
