import { readOutcomes, readSyncsSince } from '@/lib/codat/sync/syncs';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { channelOf, type LaneContext } from './lane-context';
import { withRetry } from './with-retry';

/** Codat's clock may differ from ours. Earlier syncs within this margin are included. */
const clockMarginMs = 15 * 60_000;
const quarterMs = 90 * 24 * 60 * 60_000;

/**
 * Finds the sync that Codat started for this batch, by the records in it. Returns its id, or null if the batch never
 * reached Codat.
 */
export async function findSync(context: LaneContext, sync: SendableSync): Promise<string | null> {
  const ids = new Set(sync.items.map((item) => item.recordId));
  const { recent, recordedElsewhere, readUpdates } = await readRecentSyncs(context, sync, clockMarginMs);
  // Leaves out syncs that are recorded with another batch: those belong to an earlier attempt to send these records.
  for (const codatSyncId of recent.filter((id) => !recordedElsewhere.has(id)))
    if ((await readUpdates(codatSyncId)).some((update) => ids.has(update.recordId))) return codatSyncId;
  return null;
}

/**
 * What Codat did with some records. `written` has the id of Codat's sync for each record that was written. `open` is
 * the id of a sync that is still writing one of the records, or null.
 */
export type WrittenRecords = { readonly written: ReadonlyMap<string, string>; readonly open: string | null };

/**
 * Returns which of these records Codat has written in the three months before the batch or since, and whether it is
 * still writing one.
 */
export async function findWritten(
  context: LaneContext,
  sync: SendableSync,
  ids: readonly string[],
): Promise<WrittenRecords> {
  const written = new Map<string, string>();
  const { recent, recordedElsewhere, readUpdates } = await readRecentSyncs(context, sync, quarterMs);
  for (const codatSyncId of recent) {
    if (ids.every((id) => written.has(id))) break;
    const updates = (await readUpdates(codatSyncId)).filter((update) => ids.includes(update.recordId));
    if (updates.some(({ state }) => state === 'sent') && !recordedElsewhere.has(codatSyncId))
      return { written, open: codatSyncId };
    for (const { state, recordId } of updates) if (state === 'synced') written.set(recordId, codatSyncId);
  }
  return { written, open: null };
}

async function readRecentSyncs(context: LaneContext, sync: SendableSync, beforeMs: number) {
  const { codatCompanyId, ports } = context;
  const channel = channelOf(context, sync.id);
  const since = new Date(sync.requestedAt.getTime() - beforeMs);
  const recent = await withRetry(context, () => readSyncsSince(codatCompanyId, since, channel));
  const recordedElsewhere = await ports.store.findRecordedElsewhere(worker(sync.companyId), sync.id, recent);
  const readUpdates = (codatSyncId: string) =>
    withRetry(context, () => readOutcomes(codatCompanyId, codatSyncId, channel));
  return { recent, recordedElsewhere, readUpdates };
}
