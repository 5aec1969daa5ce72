import { expensePayload } from '@/lib/codat/sync/expenses';
import { codingIn } from '@/lib/data/coding/context';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { lockForSync } from '@/lib/data/expense/sync-candidates';
import { announce } from '@/lib/data/queue';
import { wakeLane } from '@/lib/data/sync/due-work';
import { createRun, type FrozenSync, freezeSyncs, lockOpenRun, type RunOrigin } from '@/lib/data/sync/freeze';
import { endPauseNow } from '@/lib/data/sync/lane-pause';
import { type BooksRecord, serializeRecord } from '@/lib/domain/books/record';
import { blockedReason, preflight } from '@/lib/domain/coding/preflight';
import { toBatches } from '@/lib/domain/sync/sync';

/** The result of a request to sync: what was queued, and what was skipped with the reason. */
export type SyncRequest = {
  /** The id of the run, or null when nothing is queued. */
  readonly runId: string | null;
  readonly syncIds: readonly string[];
  readonly queuedIds: readonly string[];
  readonly skipped: readonly { readonly expenseId: string; readonly merchant: string; readonly reason: string }[];
};

/**
 * One transaction freezes at most this many expenses: five batches. A larger one would delay the first batch, and the
 * requests of other companies to the same process.
 */
const maxPerTransaction = 250;

/**
 * Freezes the expenses that can be synced into batches of one run, and wakes the lane that sends them. Skips expenses
 * that are queued, sent or in the books, so pressing Sync twice is idempotent. Many expenses take several transactions,
 * and the lane sends the batches of one while the next is prepared.
 */
export async function requestSync(
  scope: CompanyScope,
  expenseIds: readonly string[],
  origin: RunOrigin = 'hand',
): Promise<SyncRequest> {
  let request: SyncRequest = { runId: null, syncIds: [], queuedIds: [], skipped: [] };
  for (const ids of toBatches(expenseIds, maxPerTransaction)) {
    const part = await inScope(scope, (tx) => requestPart(tx, scope, ids, { origin, runId: request.runId }), {
      timeoutMs: 120_000,
    });
    if (!part) break;
    request = {
      runId: request.runId ?? part.runId,
      syncIds: [...request.syncIds, ...part.syncIds],
      queuedIds: [...request.queuedIds, ...part.queuedIds],
      skipped: [...request.skipped, ...part.skipped],
    };
  }
  return request;
}

/** Freezes and queues some of the requested expenses. Returns null if the run was stopped in the meantime. */
async function requestPart(
  tx: Tx,
  scope: CompanyScope,
  expenseIds: readonly string[],
  run: { readonly origin: RunOrigin; readonly runId: string | null },
): Promise<SyncRequest | null> {
  const { companyId } = scope;
  if (run.runId && !(await lockOpenRun(tx, scope, run.runId))) return null;
  const coding = await codingIn(tx, companyId);
  const { checked } = preflight(await lockForSync(tx, companyId, expenseIds, coding), coding);
  const skipped: SyncRequest['skipped'][number][] = [];
  const queued: QueuedRecord[] = [];
  for (const { expense, result } of checked) {
    const { id: expenseId, merchant, revision } = expense;
    if (result.outcome === 'ready') queued.push({ kind: 'creation', record: result.record, revision });
    else if (result.outcome === 'updates') queued.push({ kind: 'update', record: result.record, revision });
    else skipped.push({ expenseId, merchant, reason: blockedReason(result) });
  }
  if (queued.length === 0) return { runId: null, syncIds: [], queuedIds: [], skipped };
  const runId = run.runId ?? (await createRun(tx, scope, run.origin));
  const { connection, mappingVersionId } = coding;
  const frozen = batchesOf(queued).map((batch): FrozenSync => {
    const payload = expensePayload(batch.map((item) => item.record));
    return {
      product: 'expenses',
      runId,
      connectionId: connection?.id ?? '',
      kind: batch[0]?.kind ?? 'creation',
      mappingVersionId,
      payload: payload.text,
      payloadSha256: payload.sha256,
      items: batch.map(({ record, revision }) => ({
        recordId: record.id,
        revision,
        record: serializeRecord(record),
      })),
    };
  });
  const syncIds = await freezeSyncs(tx, scope, frozen);
  if (run.origin === 'hand' || run.origin === 'retry') await endPauseNow(tx, companyId);
  await wakeLane(tx, companyId);
  await announce(tx, companyId);
  return { runId, syncIds, queuedIds: queued.map((item) => item.record.id), skipped };
}

type QueuedRecord = { readonly kind: 'creation' | 'update'; readonly record: BooksRecord; readonly revision: number };

/** New records are sent up to 50 in one call. Each update needs a call of its own (Codat, "Update expense"). */
const batchesOf = (queued: readonly QueuedRecord[]): QueuedRecord[][] => [
  ...toBatches(queued.filter((item) => item.kind === 'creation')),
  ...queued.filter((item) => item.kind === 'update').map((item) => [item]),
];
