import { readOutcomes, readSyncsSince } from '@/lib/codat/sync/syncs';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import type { LaneContext } from './lane-context';
import { withRetry } from './with-retry';

/** Codat's clock and ours may differ by this much. */
const clockMarginMs = 15 * 60_000;
const quarterMs = 90 * 24 * 60 * 60_000;

/** Codat's sync of this batch, found by its records; null when the batch never arrived. */
export async function findSync(
  { ports, lane, codatCompanyId, stop }: LaneContext,
  sync: SendableSync,
): Promise<string | null> {
  const channel = ports.openChannel(lane, sync.id, stop);
  const ids = new Set(sync.items.map((item) => item.expenseId));
  const since = new Date(sync.requestedAt.getTime() - clockMarginMs);
  const recent = await withRetry(() => readSyncsSince(codatCompanyId, since, channel));
  // One that is known as another of ours tells of an earlier attempt at these records, not of this one.
  const others = await ports.store.findRecordedElsewhere(worker(sync.companyId), sync.id, recent);
  for (const codatSyncId of recent.filter((id) => !others.has(id))) {
    const news = await withRetry(() => readOutcomes(codatCompanyId, codatSyncId, channel));
    if (news.some((entry) => ids.has(entry.expenseId))) return codatSyncId;
  }
  return null;
}

export type WrittenItems = { readonly written: ReadonlyMap<string, string>; readonly open: string | null };

/** Which of these records Codat has written in the last three months, and in which sync; and one that still is at it. */
export async function findWritten(
  { ports, lane, codatCompanyId, stop }: LaneContext,
  sync: SendableSync,
  ids: readonly string[],
): Promise<WrittenItems> {
  const channel = ports.openChannel(lane, sync.id, stop);
  const written = new Map<string, string>();
  const since = new Date(sync.requestedAt.getTime() - quarterMs);
  const recent = await withRetry(() => readSyncsSince(codatCompanyId, since, channel));
  const others = await ports.store.findRecordedElsewhere(worker(sync.companyId), sync.id, recent);
  for (const codatSyncId of recent) {
    if (ids.every((id) => written.has(id))) break;
    const news = (await withRetry(() => readOutcomes(codatCompanyId, codatSyncId, channel))).filter((entry) =>
      ids.includes(entry.expenseId),
    );
    if (news.some((entry) => entry.state === 'sent') && !others.has(codatSyncId)) return { written, open: codatSyncId };
    for (const entry of news) if (entry.state === 'synced') written.set(entry.expenseId, codatSyncId);
  }
  return { written, open: null };
}
