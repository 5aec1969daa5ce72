import { readOutcomes, readSyncStatus } from '@/lib/codat/sync/syncs';
import type { SentSync } from '@/lib/data/sync/claim';
import { type ItemUpdate, isSettled } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../lane-context';
import { withRetry } from '../with-retry';
import type { WriteResult } from './product';

/**
 * Reads the outcome of each record of a sync of the Expenses API. If no record was written, or some have no outcome, it
 * also reads the status of the sync. If the sync failed, its message becomes the message of the records without an
 * outcome.
 */
export async function readSync(context: LaneContext, batch: SentSync): Promise<WriteResult> {
  const channel = channelOf(context, batch.id);
  const { codatCompanyId } = context;
  const codatSyncId = batch.codatSyncId ?? '';
  const read = () => withRetry(context, () => readOutcomes(codatCompanyId, codatSyncId, channel));
  const updates = await read();
  if (withoutOutcome(batch, updates).length === 0 && updates.some(({ state }) => state === 'synced'))
    return { kind: 'read', updates, fault: null };
  const { failed, fault, message } = await withRetry(context, () =>
    readSyncStatus(codatCompanyId, codatSyncId, channel),
  );
  if (!failed) return { kind: 'read', updates, fault };
  // The sync may have ended after the first read of the outcomes. They are final only now, so they are read again.
  const final = (await read()).filter(({ state }) => isSettled(state));
  const rest = withoutOutcome(batch, final).map(({ recordId }) => ({ recordId, state: 'failed' as const, message }));
  return { kind: 'read', updates: [...final, ...rest], fault };
}

const withoutOutcome = ({ items }: SentSync, updates: readonly ItemUpdate[]) =>
  items.filter((item) => !updates.some(({ recordId, state }) => recordId === item.recordId && isSettled(state)));
