import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { ItemUpdate } from '@/lib/domain/sync/sync';

const transaction = z.object({
  transactionId: z.string(),
  status: z.string().nullish(),
  message: z.string().nullish(),
  integrationType: z.string().nullish(),
});
const page = z.object({ results: z.array(transaction).nullish(), totalResults: z.number() });
const syncStatus = z.object({
  syncId: z.string(),
  syncStatusCode: z.number(),
  syncUtc: z.string().nullish(),
  errorMessage: z.string().nullish(),
  syncExceptionMessage: z.string().nullish(),
});

// The schema says «expenses», the documents' examples «expense»; bank feed records of the same sync are not ours to read.
const isExpense = (entry: z.output<typeof transaction>) =>
  !entry.integrationType || entry.integrationType.startsWith('expense');

const states: Readonly<Record<string, ItemUpdate['state']>> = {
  Completed: 'synced',
  ValidationError: 'failed',
  PushError: 'failed',
  Failed: 'failed',
};

/** What became of each record of a sync. A sync fails as a whole when one record does, so only the records are asked. */
export async function readOutcomes(
  codatCompanyId: string,
  codatSyncId: string,
  channel?: CodatChannel,
): Promise<ItemUpdate[]> {
  const news: ItemUpdate[] = [];
  for (let number = 1; ; number += 1) {
    const path = `/companies/${codatCompanyId}/sync/expenses/syncs/${codatSyncId}/transactions?page=${number}&pageSize=500`;
    const { results, totalResults } = page.parse(await call({ method: 'GET', path, channel }));
    news.push(
      ...(results ?? []).filter(isExpense).map((entry) => ({
        expenseId: entry.transactionId,
        state: states[entry.status ?? ''] ?? ('sent' as const),
        message: entry.message ?? null,
      })),
    );
    if (!results?.length || number * 500 >= totalResults) return news;
  }
}

export type SyncStatus = {
  readonly running: boolean;
  readonly failed: boolean;
  readonly code: number;
  readonly message: string | null;
};

/** How the sync stands as a whole (Codat, syncing expenses: codes below 2000 are running, from 4000 on failed). */
export async function readSyncStatus(
  codatCompanyId: string,
  codatSyncId: string,
  channel?: CodatChannel,
): Promise<SyncStatus> {
  const said = syncStatus.parse(
    await call({
      method: 'GET',
      path: `/companies/${codatCompanyId}/sync/expenses/syncs/${codatSyncId}/status`,
      channel,
    }),
  );
  const code = said.syncStatusCode;
  return {
    running: code < 2000,
    failed: code >= 4000,
    code,
    message: said.errorMessage || said.syncExceptionMessage || null,
  };
}

/** The company's syncs since an instant, newest first: where a batch whose answer was lost is looked for. */
export async function readSyncsSince(codatCompanyId: string, since: Date, channel?: CodatChannel): Promise<string[]> {
  const all = z
    .array(syncStatus)
    .parse(
      await call({ method: 'GET', path: `/companies/${codatCompanyId}/sync/expenses/syncs/list/status`, channel }),
    );
  const at = (entry: { syncUtc?: string | null }) => Date.parse(entry.syncUtc ?? '') || Number.MAX_SAFE_INTEGER;
  return all
    .filter((entry) => at(entry) >= since.getTime())
    .sort((left, right) => at(right) - at(left))
    .map((entry) => entry.syncId);
}
