import type { Database, Item, SyncRow } from './database';
import { endPauseNow, wakeLane } from './lanes';
import { freezeSync } from './syncs';

// A copy in memory of lib/data/sync/freeze.ts and of what lib/workflows/sync/request.ts does with it.

type Requester = { readonly companyId: string; readonly userId: string | null };

export type NewBatch = Pick<SyncRow, 'product' | 'connectionId' | 'kind' | 'payload' | 'payloadSha256'> & {
  readonly items: readonly Pick<Item, 'movementId' | 'revision' | 'amount'>[];
};

export function createRun(db: Database, { companyId, userId }: Requester): string {
  const id = db.newId();
  db.runs.set(id, { id, companyId, requestedById: userId, stoppedAt: null });
  return id;
}

export function freezeBatches(
  db: Database,
  { companyId, userId }: Requester,
  runId: string,
  batches: readonly NewBatch[],
): void {
  for (const { items, ...batch } of batches)
    freezeSync(db, { ...batch, companyId, runId, requestedById: userId }, items);
}

/** Freezes batches in a new run. Returns the id of the run. */
export function requestRun(db: Database, requester: Requester, batches: readonly NewBatch[]): string {
  const runId = createRun(db, requester);
  freezeBatches(db, requester, runId, batches);
  endPauseNow(db, requester.companyId);
  wakeLane(db, requester.companyId);
  return runId;
}
