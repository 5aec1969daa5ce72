import { expensePayload } from '@/lib/codat/expenses';
import { codeWith, codingIn } from '@/lib/data/coding';
import type { Scope } from '@/lib/data/db';
import { inScope } from '@/lib/data/db';
import { wakeLane } from '@/lib/data/lanes';
import { announce } from '@/lib/data/queue';
import { lockForSync } from '@/lib/data/sync-candidates';
import { beginRun, freezeSync, type RunOrigin } from '@/lib/data/syncs';
import { type BooksRecord, keepRecord } from '@/lib/domain/books-record';
import type { Gap } from '@/lib/domain/coding';
import { maySync } from '@/lib/domain/status';
import { batches } from '@/lib/domain/sync';

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
      const candidates = await lockForSync(tx, scope.companyId, expenseIds, coding);
      const staying: SyncRequest['staying'][number][] = [];
      const going: { record: BooksRecord; revision: number }[] = [];
      for (const expense of candidates) {
        const coded = codeWith(coding, expense);
        if (!maySync(expense.status) && expense.status !== 'incomplete')
          staying.push(stay(expense, alreadyBecause[expense.status] ?? ''));
        else if (!coded.ok) staying.push(stay(expense, whyNot(coded.gaps)));
        else going.push({ record: coded.record, revision: expense.revision });
      }
      if (going.length === 0) return { runId: null, syncIds: [], going: [], staying };
      const runId = await beginRun(tx, scope, origin);
      const syncIds: string[] = [];
      for (const batch of batches(going)) {
        const payload = expensePayload(batch.map((item) => item.record));
        const items = batch.map(({ record, revision }) => ({
          expenseId: record.id,
          revision,
          record: keepRecord(record),
        }));
        const frozen = {
          runId,
          connectionId: coding.connection?.id ?? '',
          kind: 'creation' as const,
          mappingVersionId: coding.mappingVersionId,
          payload: payload.text,
          payloadSha256: payload.sha256,
        };
        syncIds.push(await freezeSync(tx, scope, { ...frozen, items }));
      }
      await wakeLane(tx, scope.companyId);
      await announce(tx, scope.companyId);
      return { runId, syncIds, going: going.map((item) => item.record.id), staying };
    },
    { timeoutMs: 120_000 },
  );

const stay = (expense: { id: string; merchant: string }, why: string) => ({
  expenseId: expense.id,
  merchant: expense.merchant,
  why,
});
const whyNot = (gaps: readonly Gap[]) => gaps.map((gap) => gap.message).join(' ');

const alreadyBecause: Readonly<Record<string, string>> = {
  queued: 'It is waiting to be sent already.',
  sending: 'It is on its way already.',
  unknown: 'Its outcome is not known yet. Outlay is looking in the books before it is sent again.',
  synced: 'It is in the books already.',
  changed: 'It is in the books already.',
};
