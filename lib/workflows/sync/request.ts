import { expensePayload } from '@/lib/codat/sync/expenses';
import { codingIn } from '@/lib/data/coding/context';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { lockForSync } from '@/lib/data/expense/sync-candidates';
import { announce } from '@/lib/data/queue';
import { wakeLane } from '@/lib/data/sync/due-work';
import { createRun, type FrozenSync, freezeSyncs, type RunOrigin } from '@/lib/data/sync/freeze';
import { endPauseNow } from '@/lib/data/sync/lane-pause';
import { type BooksRecord, serializeRecord } from '@/lib/domain/books/record';
import { blockedReason, preflight } from '@/lib/domain/coding/preflight';
import { toBatches } from '@/lib/domain/sync/sync';

/** What would go and what would not, and why. */
export type SyncRequest = {
  /** The run they go in; null when nothing goes. */
  readonly runId: string | null;
  readonly syncIds: readonly string[];
  readonly queuedIds: readonly string[];
  readonly skipped: readonly { readonly expenseId: string; readonly merchant: string; readonly reason: string }[];
};

/**
 * Freezes the expenses that can go into batches and wakes the lane that sends them, in one transaction. Expenses on
 * their way or in the books already stay out, so pressing twice sends once.
 */
export const requestSync = (
  scope: CompanyScope,
  expenseIds: readonly string[],
  origin: RunOrigin = 'hand',
): Promise<SyncRequest> =>
  inScope(
    scope,
    async (tx) => {
      const coding = await codingIn(tx, scope.companyId);
      const { checked } = preflight(await lockForSync(tx, scope.companyId, expenseIds, coding), coding);
      const skipped: SyncRequest['skipped'][number][] = [];
      const queued: QueuedRecord[] = [];
      for (const { expense, result } of checked) {
        const { id: expenseId, merchant, revision } = expense;
        if (result.outcome === 'ready') queued.push({ kind: 'creation', record: result.record, revision });
        else if (result.outcome === 'updates') queued.push({ kind: 'update', record: result.record, revision });
        else skipped.push({ expenseId, merchant, reason: blockedReason(result) });
      }
      if (queued.length === 0) return { runId: null, syncIds: [], queuedIds: [], skipped };
      const runId = await createRun(tx, scope, origin);
      const frozen = batchesOf(queued).map((batch): FrozenSync => {
        const payload = expensePayload(batch.map((item) => item.record));
        return {
          runId,
          connectionId: coding.connection?.id ?? '',
          kind: batch[0]?.kind ?? 'creation',
          mappingVersionId: coding.mappingVersionId,
          payload: payload.text,
          payloadSha256: payload.sha256,
          items: batch.map(({ record, revision }) => ({
            expenseId: record.id,
            revision,
            record: serializeRecord(record),
          })),
        };
      });
      const syncIds = await freezeSyncs(tx, scope, frozen);
      if (origin === 'hand' || origin === 'retry') await endPauseNow(tx, scope.companyId);
      await wakeLane(tx, scope.companyId);
      await announce(tx, scope.companyId);
      return { runId, syncIds, queuedIds: queued.map((item) => item.record.id), skipped };
    },
    { timeoutMs: 120_000 },
  );

type QueuedRecord = { readonly kind: 'creation' | 'update'; readonly record: BooksRecord; readonly revision: number };

/** New records travel together; a change is a call of its own (Codat, "Update expense"). */
const batchesOf = (queued: readonly QueuedRecord[]): QueuedRecord[][] => [
  ...toBatches(queued.filter((item) => item.kind === 'creation')),
  ...queued.filter((item) => item.kind === 'update').map((item) => [item]),
];
