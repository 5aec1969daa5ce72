import { readOutcomes, readSyncsSince } from '@/lib/codat/sync/syncs';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { channelOf, type LaneContext } from './lane-context';
import { withRetry } from './with-retry';

/** Codat's clock may differ from ours by this much. */
const clockMarginMs = 15 * 60_000;
const quarterMs = 90 * 24 * 60 * 60_000;

/** Returns the id of Codat's sync of this batch, found by its records, or null when the batch never arrived. */
export async function findSync(context: LaneContext, sync: SendableSync): Promise<string | null> {
  const ids = new Set(sync.items.map((item) => item.expenseId));
  const { recent, recordedElsewhere, readUpdates } = await readRecentSyncs(context, sync, clockMarginMs);
  // A sync that is recorded on another batch belongs to an earlier attempt at these records.
  for (const codatSyncId of recent.filter((id) => !recordedElsewhere.has(id)))
    if ((await readUpdates(codatSyncId)).some((update) => ids.has(update.expenseId))) return codatSyncId;
  return null;
}

/** The records that Codat has written, each with its sync, and a sync that is still writing one of them. */
export type WrittenRecords = { readonly written: ReadonlyMap<string, string>; readonly open: string | null };

/** Returns which of these records Codat has written in the three months before the batch. */
export async function findWritten(
  context: LaneContext,
  sync: SendableSync,
  ids: readonly string[],
): Promise<WrittenRecords> {
  const written = new Map<string, string>();
  const { recent, recordedElsewhere, readUpdates } = await readRecentSyncs(context, sync, quarterMs);
  for (const codatSyncId of recent) {
    if (ids.every((id) => written.has(id))) break;
    const updates = (await readUpdates(codatSyncId)).filter((update) => ids.includes(update.expenseId));
    if (updates.some(({ state }) => state === 'sent') && !recordedElsewhere.has(codatSyncId))
      return { written, open: codatSyncId };
    for (const { state, expenseId } of updates) if (state === 'synced') written.set(expenseId, codatSyncId);
  }
  return { written, open: null };
}

async function readRecentSyncs(context: LaneContext, sync: SendableSync, beforeMs: number) {
  const { codatCompanyId, ports } = context;
  const channel = channelOf(context, sync.id);
  const since = new Date(sync.requestedAt.getTime() - beforeMs);
  const recent = await withRetry(() => readSyncsSince(codatCompanyId, since, channel));
  const recordedElsewhere = await ports.store.findRecordedElsewhere(worker(sync.companyId), sync.id, recent);
  const readUpdates = (codatSyncId: string) => withRetry(() => readOutcomes(codatCompanyId, codatSyncId, channel));
  return { recent, recordedElsewhere, readUpdates };
}
