import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { announce } from '@/lib/data/queue';
import { wakeLane } from '@/lib/data/sync/due-work';
import { createRun, type RunOrigin } from '@/lib/data/sync/freeze';
import { endPauseNow } from '@/lib/data/sync/lane-pause';
import { hasQueueable, notQueued, type Queueable, queueMovements, takeFromRun } from '@/lib/data/sync/run/queue';
import { recordSkips } from '@/lib/data/sync/run/skips';
import { reasonOfStatus } from '@/lib/domain/coding/setup';
import type { MovementStatus } from '@/lib/domain/movement/status';
import type { SkippedExpense } from '@/lib/domain/sync/sync-summary';
import { type FrozenPart, freezePart, freezeTaken, partSize } from './freeze-part';

/** The result of a request to sync: what was queued, and what was skipped with the reason. */
export type SyncRequest = {
  /** The id of the run, or null when nothing is queued. */
  readonly runId: string | null;
  /** The batches that are frozen already: none, if the expenses are more than one part. */
  readonly syncIds: readonly string[];
  /** How many expenses are queued: frozen, or waiting in the run until their part is due. */
  readonly queuedCount: number;
  /** How many of these are transfers. */
  readonly queuedTransfers: number;
  /** Those of the queued expenses that wait, and are evaluated when their part is due. */
  readonly uncheckedCount: number;
  readonly skippedCount: number;
  /** How many of the skipped ones are transfers. */
  readonly skippedTransfers: number;
  /** The first skipped expenses, at most 250. */
  readonly skipped: readonly SkippedExpense[];
};

const nothing: SyncRequest = {
  runId: null,
  syncIds: [],
  queuedCount: 0,
  queuedTransfers: 0,
  uncheckedCount: 0,
  skippedCount: 0,
  skippedTransfers: 0,
  skipped: [],
};

/**
 * Requests a sync of expenses in one run, and wakes the lane that sends them. Skips expenses that are queued, sent or in
 * the books, so pressing Sync twice is idempotent. Freezes at most one part at once; more expenses wait in the run, and
 * the lane freezes them part by part.
 */
export const requestSync = (
  scope: CompanyScope,
  expenseIds: readonly string[],
  origin: RunOrigin = 'hand',
): Promise<SyncRequest> =>
  expenseIds.length > partSize
    ? requestLarge(scope, { ids: expenseIds }, origin)
    : inScope(scope, (tx) => requestSmall(tx, scope, expenseIds, origin), { timeoutMs: 60_000 });

/** Requests a sync of every expense that has one of these statuses, however many these are. */
export const requestSyncOf = (
  scope: CompanyScope,
  statuses: readonly MovementStatus[],
  origin: RunOrigin = 'hand',
): Promise<SyncRequest> => requestLarge(scope, { statuses }, origin);

async function requestSmall(
  tx: Tx,
  scope: CompanyScope,
  expenseIds: readonly string[],
  origin: RunOrigin,
): Promise<SyncRequest> {
  let runId: string | null = null;
  const { syncIds, queuedIds, queuedTransfers, skipped } = await freezePart(tx, scope, expenseIds, async () => {
    runId = await createRun(tx, scope, origin);
    return runId;
  });
  if (runId) await allowProbe(tx, scope, origin);
  return {
    runId,
    syncIds,
    queuedCount: queuedIds.length,
    queuedTransfers,
    uncheckedCount: 0,
    skippedCount: skipped.length,
    skippedTransfers: countTransfers(skipped),
    skipped,
  };
}

const requestLarge = (scope: CompanyScope, which: Queueable, origin: RunOrigin): Promise<SyncRequest> =>
  inScope(
    scope,
    async (tx) => {
      await holdCoding(tx, scope.companyId);
      if ('statuses' in which && !(await hasQueueable(tx, scope, which.statuses))) return nothing;
      const runId = await createRun(tx, scope, origin);
      const queued = await queueMovements(tx, scope, runId, which);
      const left = 'ids' in which ? await skipped(tx, scope, runId, which.ids) : [];
      const part = queued.count > partSize ? null : await freezeAll(tx, scope, runId);
      await allowProbe(tx, scope, origin);
      await wakeLane(tx, scope.companyId);
      await announce(tx, scope.companyId, ['expenses', 'syncs']);
      const all = [...left, ...(part?.skipped ?? [])];
      return {
        runId,
        syncIds: part?.syncIds ?? [],
        queuedCount: queued.count - (part?.skipped.length ?? 0),
        queuedTransfers: part?.queuedTransfers ?? queued.transfers,
        uncheckedCount: part ? 0 : queued.count,
        skippedCount: all.length,
        skippedTransfers: countTransfers(all),
        skipped: all.slice(0, partSize),
      };
    },
    { timeoutMs: 120_000 },
  );

const countTransfers = (skipped: readonly SkippedExpense[]): number =>
  skipped.filter(({ kind }) => kind === 'transfer').length;

/** Freezes everything that waits in a run of at most one part. */
const freezeAll = async (tx: Tx, scope: CompanyScope, runId: string): Promise<FrozenPart> =>
  freezeTaken(tx, scope, { runId, ids: await takeFromRun(tx, scope, runId, partSize) });

/** Records which of the requested expenses were not queued, because they are queued, sent or in the books already. */
async function skipped(tx: Tx, scope: CompanyScope, runId: string, ids: readonly string[]): Promise<SkippedExpense[]> {
  const others = (await notQueued(tx, scope, runId, ids)).map(({ id, kind, merchant, status }) => ({
    expenseId: id,
    kind,
    merchant,
    reason: reasonOfStatus(status) ?? 'It was changed a moment ago.',
  }));
  await recordSkips(tx, scope, runId, others);
  return others;
}

/** A person who asks for a sync may end a pause that a probe can end. */
async function allowProbe(tx: Tx, { companyId }: CompanyScope, origin: RunOrigin): Promise<void> {
  if (origin === 'hand' || origin === 'retry') await endPauseNow(tx, companyId);
}
