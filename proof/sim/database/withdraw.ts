import type { Database } from './database';
import { projectItems } from './projection';
import { clearQueue } from './queue';
import { closeWhenSettled } from './syncs';

// A copy in memory of lib/data/sync/withdraw.ts.

/** Withdraws the unsent expenses of the run. Returns their number, or null if there is no such run. */
export function stopRun(db: Database, companyId: string, runId: string): number | null {
  const run = db.runs.get(runId);
  if (run?.companyId !== companyId) return null;
  run.stoppedAt = db.now;
  return withdrawQueued(db, companyId, runId);
}

/** Withdraws the unsent expenses of a run or of the whole company. Returns their number. */
export function withdrawQueued(db: Database, companyId: string, runId?: string): number {
  const syncs = db
    .syncsOf(companyId)
    .filter((sync) => sync.state === 'queued' && (runId === undefined || sync.runId === runId));
  const items = syncs.flatMap((sync) => db.itemsOf(sync.id)).filter((item) => item.state === 'queued');
  for (const item of items) db.setItemState(item, 'withdrawn');
  projectItems(
    db,
    items.map((item) => item.movementId),
  );
  for (const sync of syncs) closeWhenSettled(db, sync.id);
  return items.length + clearQueue(db, companyId, runId);
}
