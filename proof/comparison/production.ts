import { startConnection } from '@/lib/data/connection/links';
import { removeConnection, saveConnectionStatus } from '@/lib/data/connection/status';
import { findUnfinishedWrites } from '@/lib/data/connection/unfinished-writes';
import { type CompanyScope, inScope, worker } from '@/lib/data/db';
import { addExpense, changeExpense } from '@/lib/data/expense/expenses';
import { sendReceiptAgain } from '@/lib/data/receipt/deliveries';
import { addReceipt } from '@/lib/data/receipt/receipts';
import { dueLanes, wakeLane } from '@/lib/data/sync/due-work';
import { createRun, type FrozenSync, freezeSyncs } from '@/lib/data/sync/freeze';
import { endPauseNow } from '@/lib/data/sync/lane-pause';
import { acquireLane, type Lane, releaseLane, renewLane, requestRecheck } from '@/lib/data/sync/lease';
import { admitCall, cancelCall, deleteExpiredPermits, endCall, saveHold } from '@/lib/data/sync/permits';
import { triggerPoll } from '@/lib/data/sync/poll';
import { queueMovements, takeQueuedPart } from '@/lib/data/sync/run/queue';
import { stopRun } from '@/lib/data/sync/withdraw';
import { saveWebhookMessage } from '@/lib/data/webhooks';
import { productionPorts } from '@/lib/workflows/sync/engine-ports';

/** Freezes batches for a new run. What they contain is decided by lib/workflows/sync/request.ts, which is not compared. */
const requestRun = (scope: CompanyScope, batches: readonly Omit<FrozenSync, 'runId'>[]): Promise<string> =>
  inScope(scope, async (tx) => {
    const runId = await createRun(tx, scope, 'hand');
    await freezeSyncs(
      tx,
      scope,
      batches.map((batch) => ({ ...batch, runId })),
    );
    await endPauseNow(tx, scope.companyId);
    await wakeLane(tx, scope.companyId);
    return runId;
  });

/** Queues expenses in a new run, as a large request does. */
const queueRun = (scope: CompanyScope, ids: readonly string[]): Promise<string> =>
  inScope(scope, async (tx) => {
    const runId = await createRun(tx, scope, 'hand');
    await queueMovements(tx, scope, runId, { ids });
    await endPauseNow(tx, scope.companyId);
    await wakeLane(tx, scope.companyId);
    return runId;
  });

type Batch = Omit<FrozenSync, 'runId'>;

/** Freezes the next part of the oldest run, with the batch that is given for each expense. */
const freezeQueued = (lane: Lane, size: number, batches: Readonly<Record<string, Batch>>): Promise<void> =>
  inScope(worker(lane.companyId), async (tx) => {
    const part = await takeQueuedPart(tx, lane, size);
    if (!part) return;
    const { runId, requestedById: userId, ids } = part;
    const frozen = [...ids].sort().flatMap((id) => batches[id] ?? []);
    await freezeSyncs(
      tx,
      { ...worker(lane.companyId), userId },
      frozen.map((batch) => ({ ...batch, runId })),
    );
    await wakeLane(tx, lane.companyId);
  });

/** The functions that are compared: all that the engine, the lane runner and the channel use, and what users do. */
export const production = {
  ...productionPorts.store,
  dueLanes,
  acquireLane,
  renewLane,
  releaseLane,
  requestRecheck,
  deleteExpiredPermits,
  admitCall,
  cancelCall,
  saveHold,
  endCall,
  addExpense,
  changeExpense,
  addReceipt,
  requestRun,
  queueRun,
  freezeQueued,
  stopRun,
  sendReceiptAgain,
  startConnection,
  saveConnectionStatus,
  removeConnection,
  findUnfinishedWrites,
  saveWebhookMessage,
  triggerPoll,
};

export type Production = typeof production;
export type OperationName = keyof Production;
export type Arguments<Name extends OperationName> = Parameters<Production[Name]>;
