import { readOutcomes, readSyncsSince } from '@/lib/codat/sync/syncs';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { clockMarginMs } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../../lane-context';
import { withRetry } from '../../with-retry';
import type { Finding, WrittenRecords } from '../product';

const quarterMs = 90 * 24 * 60 * 60_000;

/** Finds the sync of the Expenses API that Codat started for this batch, by the records in it. */
export async function findSync(context: LaneContext, batch: SendableSync): Promise<Finding> {
  const ids = batch.items.map((item) => item.recordId);
  const { recent, recordedElsewhere, readUpdates } = await readRecentSyncs(context, batch, clockMarginMs);
  // Leaves out syncs that are recorded with another batch: those belong to an earlier attempt to send these records.
  for (const codatId of recent.filter((id) => !recordedElsewhere.has(id) && mayContain(context, id, ids)))
    if ((await readUpdates(codatId)).some(({ recordId }) => ids.includes(recordId))) return { found: 'write', codatId };
  return { found: 'nothing' };
}

/**
 * Returns which of these records Codat has written in the three months before the batch or since, and whether it is
 * still writing one.
 */
export async function findWritten(
  context: LaneContext,
  batch: Pick<SendableSync, 'id' | 'companyId' | 'requestedAt'>,
  ids: readonly string[],
): Promise<WrittenRecords> {
  const written = new Map<string, string>();
  const { recent, recordedElsewhere, readUpdates } = await readRecentSyncs(context, batch, quarterMs);
  // Most syncs of three months wrote other records. Each one that is read costs a call, and one failed call ends the search.
  const unrelated = await context.ports.store.findUnrelated(worker(batch.companyId), recent, ids);
  for (const codatSyncId of recent.filter((id) => !unrelated.has(id) && mayContain(context, id, ids))) {
    if (ids.every((id) => written.has(id))) break;
    const updates = (await readUpdates(codatSyncId)).filter((update) => ids.includes(update.recordId));
    if (updates.some(({ state }) => state === 'sent') && !recordedElsewhere.has(codatSyncId))
      return { written, open: codatSyncId };
    for (const { state, recordId } of updates) if (state === 'synced') written.set(recordId, codatSyncId);
  }
  return { written, open: null };
}

async function readRecentSyncs(
  context: LaneContext,
  { id, companyId, requestedAt }: Pick<SendableSync, 'id' | 'companyId' | 'requestedAt'>,
  beforeMs: number,
) {
  const { codatCompanyId, ports } = context;
  const channel = channelOf(context, id);
  const since = new Date(requestedAt.getTime() - beforeMs);
  const recent = await withRetry(context, () => readSyncsSince(codatCompanyId, since, channel));
  const recordedElsewhere = await ports.store.findRecordedElsewhere(worker(companyId), id, recent);
  const readUpdates = async (codatSyncId: string) => {
    const updates = await withRetry(context, () => readOutcomes(codatCompanyId, codatSyncId, channel));
    const hasEnded = updates.length > 0 && updates.every(({ state }) => state !== 'sent');
    if (hasEnded)
      context.recordsOfSyncs.set(
        codatSyncId,
        updates.map(({ recordId }) => recordId),
      );
    return updates;
  };
  return { recent, recordedElsewhere, readUpdates };
}

/** Whether one of these records may be in the sync. Several ambiguous batches look through the same syncs. */
function mayContain({ recordsOfSyncs }: LaneContext, codatSyncId: string, recordIds: readonly string[]): boolean {
  const known = recordsOfSyncs.get(codatSyncId);
  return !known || recordIds.some((id) => known.includes(id));
}
