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

// Codat's schema says "expenses", and the examples in its documentation say "expense". The other integration types are
// bank feeds, which Outlay does not use.
const isExpense = (entry: z.output<typeof transaction>) =>
  !entry.integrationType || entry.integrationType.startsWith('expense');

const states: Readonly<Record<string, ItemUpdate['state']>> = {
  Completed: 'synced',
  ValidationError: 'failed',
  PushError: 'failed',
  Failed: 'failed',
};

const syncsPath = (codatCompanyId: string) => `/companies/${codatCompanyId}/sync/expenses/syncs`;
const pageSize = 500;

/**
 * Returns the outcome of each record in a sync. The status of the sync is not enough: it is failed as soon as one
 * record fails, even if the others were written.
 */
export async function readOutcomes(
  codatCompanyId: string,
  codatSyncId: string,
  channel: CodatChannel | undefined,
): Promise<ItemUpdate[]> {
  const updates: ItemUpdate[] = [];
  for (let number = 1; ; number += 1) {
    const path = `${syncsPath(codatCompanyId)}/${codatSyncId}/transactions?page=${number}&pageSize=${pageSize}`;
    const { results, totalResults } = page.parse(await call({ method: 'GET', path, channel }));
    updates.push(
      ...(results ?? []).filter(isExpense).map((entry) => ({
        recordId: entry.transactionId,
        state: states[entry.status ?? ''] ?? ('sent' as const),
        message: entry.message ?? null,
      })),
    );
    if (!results?.length || number * pageSize >= totalResults) return updates;
  }
}

export type SyncStatus = {
  readonly failed: boolean;
  /**
   * What made the sync fail: the connection, the package's subscription, or Codat itself. Null if only records failed,
   * or nothing did.
   */
  readonly fault: 'connection' | 'package' | 'codat' | null;
  readonly message: string | null;
};

/** Codat's status codes for a sync that failed for a reason outside its records (Codat, "Sync expenses"). */
const faults: Readonly<Record<number, SyncStatus['fault']>> = {
  4000: 'connection',
  4040: 'connection',
  4220: 'connection',
  4260: 'package',
  5000: 'codat',
};

/** Returns the status of the whole sync. Status codes from 4000 on are failures (Codat, "Sync expenses"). */
export async function readSyncStatus(
  codatCompanyId: string,
  codatSyncId: string,
  channel: CodatChannel | undefined,
): Promise<SyncStatus> {
  const path = `${syncsPath(codatCompanyId)}/${codatSyncId}/status`;
  const status = syncStatus.parse(await call({ method: 'GET', path, channel }));
  return {
    failed: status.syncStatusCode >= 4000,
    fault: faults[status.syncStatusCode] ?? null,
    message: status.errorMessage || status.syncExceptionMessage || null,
  };
}

/** Returns the ids of the syncs that Codat started for the company since an instant, newest first. */
export async function readSyncsSince(
  codatCompanyId: string,
  since: Date,
  channel: CodatChannel | undefined,
): Promise<string[]> {
  const path = `${syncsPath(codatCompanyId)}/list/status`;
  const syncs = z.array(syncStatus).parse(await call({ method: 'GET', path, channel }));
  // A sync without a start date may have just started, so it counts as the newest.
  const startedAt = ({ syncUtc }: { syncUtc?: string | null }) => Date.parse(syncUtc ?? '') || Number.MAX_SAFE_INTEGER;
  return syncs
    .filter((sync) => startedAt(sync) >= since.getTime())
    .sort((one, other) => startedAt(other) - startedAt(one))
    .map((sync) => sync.syncId);
}
