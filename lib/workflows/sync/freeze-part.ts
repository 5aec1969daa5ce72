import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import { lockForSync, type SyncCandidate } from '@/lib/data/expense/sync-candidates';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { guardAgainstBooked } from '@/lib/data/reconcile/guard';
import { wakeLane } from '@/lib/data/sync/due-work';
import { freezeSyncs } from '@/lib/data/sync/freeze';
import type { Lane } from '@/lib/data/sync/lease';
import { takeQueuedPart } from '@/lib/data/sync/run/queue';
import { recordSkips, transfersAmong } from '@/lib/data/sync/run/skips';
import { recordTotal } from '@/lib/domain/books/record';
import { blockedReason, type CheckResult, preflight } from '@/lib/domain/coding/preflight';
import { isMoneyOut } from '@/lib/domain/expense/type';
import type { SkippedExpense } from '@/lib/domain/sync/sync-summary';
import { transferKindNames } from '@/lib/domain/transfer/kind';
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
  const found = await guardAgainstBooked(tx, companyId, coding.connection?.id ?? '', checked.flatMap(unwrittenOf));
  const skipped: SkippedExpense[] = [];
  const queued: QueuedRecord[] = [];
  for (const { expense, result } of checked) {
    const { id: expenseId, merchant, revision } = expense;
    if (found.has(expenseId)) skipped.push({ expenseId, kind: 'expense', merchant, reason: mayBeBookedReason });
    else if (result.outcome === 'ready') queued.push({ kind: 'creation', record: result.record, revision });
    else if (result.outcome === 'updates') queued.push({ kind: 'update', record: result.record, revision });
    else skipped.push({ expenseId, kind: 'expense', merchant, reason: blockedReason(result) });
  }
  const queuedTransfers: QueuedTransfer[] = [];
  for (const { transfer, result } of transfers) {
    const { id: expenseId, revision } = transfer;
    if (result.outcome === 'ready') queuedTransfers.push({ kind: 'creation', record: result.record, revision });
    else if (result.outcome === 'updates') queuedTransfers.push({ kind: 'update', record: result.record, revision });
    else {
      const merchant = transferKindNames[transfer.kind];
      skipped.push({ expenseId, kind: 'transfer', merchant, reason: blockedReason(result) });
    }
  }
  if (found.size > 0) await projectMovements(tx, companyId, [...found.keys()]);
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

const mayBeBookedReason = 'It may be in the books already. Open it and say whether it is.';

/** What a new record will do to its bank account. A record that is updated is in the books. */
function unwrittenOf({ expense, result }: { expense: SyncCandidate; result: CheckResult }) {
  // A bill moves no bank account until it is paid.
  if (result.outcome !== 'ready') return [];
  const { record } = result;
  const { bankAccountRef: account } = record;
  if (account === null) return [];
  const { minor, currency } = recordTotal(record);
  const size = minor < 0n ? -minor : minor;
  return [
    {
      id: expense.id,
      account,
      day: record.day,
      minor: isMoneyOut(expense.type) ? -size : size,
      currency,
      payees: [record.merchant],
      supplierRef: record.supplierRef,
    },
  ];
}
