import { expensePayload } from '@/lib/codat/sync/expenses';
import { codingIn } from '@/lib/data/coding/context';
import type { Scope } from '@/lib/data/db';
import { inScope } from '@/lib/data/db';
import { lockForSync } from '@/lib/data/expense/sync-candidates';
import { announce } from '@/lib/data/queue';
import { tryAtOnce, wakeLane } from '@/lib/data/sync/lanes';
import { beginRun, type FrozenSync, freezeSyncs, type RunOrigin } from '@/lib/data/sync/syncs';
import { type BooksRecord, keepRecord } from '@/lib/domain/books/record';
import { blockedReason, preflight } from '@/lib/domain/coding/preflight';
import { batches } from '@/lib/domain/sync/sync';

/** What would go and what would not, and why. */
export type SyncRequest = {
  /** The run they go in; null when nothing goes. */
  readonly runId: string | null;
  readonly syncIds: readonly string[];
  readonly going: readonly string[];
  readonly staying: readonly { readonly expenseId: string; readonly merchant: string; readonly why: string }[];
};

/**
 * Freezes the expenses that can go into batches and wakes the lane that sends them, in one transaction. Expenses on
 * their way or in the books already stay out, so pressing twice sends once.
 */
export const requestSync = (
  scope: Scope & { companyId: string },
  expenseIds: readonly string[],
  origin: RunOrigin = 'hand',
): Promise<SyncRequest> =>
  inScope(
    scope,
    async (tx) => {
      const coding = await codingIn(tx, scope.companyId);
      const { checked } = preflight(await lockForSync(tx, scope.companyId, expenseIds, coding), coding);
      const staying: SyncRequest['staying'][number][] = [];
      const going: Going[] = [];
      for (const { expense, result } of checked) {
        const { id: expenseId, merchant, revision } = expense;
        if (result.outcome === 'would sync') going.push({ kind: 'creation', record: result.record, revision });
        else if (result.outcome === 'would change') going.push({ kind: 'update', record: result.record, revision });
        else staying.push({ expenseId, merchant, why: blockedReason(result) });
      }
      if (going.length === 0) return { runId: null, syncIds: [], going: [], staying };
      const runId = await beginRun(tx, scope, origin);
      const frozen = batchesOf(going).map((batch): FrozenSync => {
        const payload = expensePayload(batch.map((item) => item.record));
        return {
          runId,
          connectionId: coding.connection?.id ?? '',
          kind: batch[0]?.kind ?? 'creation',
          mappingVersionId: coding.mappingVersionId,
          payload: payload.text,
          payloadSha256: payload.sha256,
          items: batch.map(({ record, revision }) => ({ expenseId: record.id, revision, record: keepRecord(record) })),
        };
      });
      const syncIds = await freezeSyncs(tx, scope, frozen);
      if (origin === 'hand' || origin === 'retry') await tryAtOnce(tx, scope.companyId);
      await wakeLane(tx, scope.companyId);
      await announce(tx, scope.companyId);
      return { runId, syncIds, going: going.map((item) => item.record.id), staying };
    },
    { timeoutMs: 120_000 },
  );

type Going = { readonly kind: 'creation' | 'update'; readonly record: BooksRecord; readonly revision: number };

/** New records travel together; a change is a call of its own (Codat, "Update expense"). */
const batchesOf = (going: readonly Going[]): Going[][] => [
  ...batches(going.filter((item) => item.kind === 'creation')),
  ...going.filter((item) => item.kind === 'update').map((item) => [item]),
];
