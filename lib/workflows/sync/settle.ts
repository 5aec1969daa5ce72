import { CodatError } from '@/lib/codat/client/errors';
import { readOutcomes, readSyncStatus, type SyncStatus } from '@/lib/codat/sync/syncs';
import type { SentSync } from '@/lib/data/sync/claim';
import { backoffSeconds } from '@/lib/domain/sync/lane';
import { type ItemUpdate, isSettled } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import { channelOf, type LaneContext } from './lane-context';
import { type LaneSignal, noSignal, pauseBecause, signalForFailure, written } from './lane-signal';
import { withCauses } from './with-causes';

/** The most times that a sync is resent after Codat itself failed. */
const maxRenewals = 4;

/**
 * Reads the outcomes of a sync's records from Codat and saves them. It may run repeatedly and in any order with other
 * results.
 */
export async function settleSync(context: LaneContext, sync: SentSync): Promise<LaneSignal> {
  const { store } = context.ports;
  try {
    const { updates, fault } = await readResult(context, sync);
    if (fault && canResend(context, sync, fault) && !updates.some(({ state }) => state === 'synced'))
      return await resendAfterFault(context, sync, fault);
    const { settled, synced } = await store.saveOutcomes(sync, withCauses(context, updates));
    if (!settled && sync.overdue) await store.markUnknown(sync);
    return synced > 0 ? written : noSignal;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ syncId: sync.id, failure: error.failure.kind }, 'could not poll a sync');
    await store.reschedulePoll(sync);
    return signalForFailure(error.failure);
  }
}

type Fault = NonNullable<SyncStatus['fault']>;

/**
 * Reads the outcome of each record. If no record was written, or some have no outcome, it also reads the status of the
 * sync. If the sync failed, its message becomes the message of the records without an outcome.
 */
async function readResult(
  context: LaneContext,
  sync: SentSync,
): Promise<{ updates: readonly ItemUpdate[]; fault: Fault | null }> {
  const channel = channelOf(context, sync.id);
  const codatSyncId = sync.codatSyncId ?? '';
  const updates = await readOutcomes(context.codatCompanyId, codatSyncId, channel);
  if (withoutOutcome(sync, updates).length === 0 && updates.some(({ state }) => state === 'synced'))
    return { updates, fault: null };
  const { failed, fault, message } = await readSyncStatus(context.codatCompanyId, codatSyncId, channel);
  if (!failed) return { updates, fault };
  // The sync may have ended after the first read of the outcomes. They are final only now, so they are read again.
  const final = (await readOutcomes(context.codatCompanyId, codatSyncId, channel)).filter(({ state }) =>
    isSettled(state),
  );
  const rest = withoutOutcome(sync, final).map(({ recordId }) => ({ recordId, state: 'failed' as const, message }));
  return { updates: [...final, ...rest], fault };
}

const withoutOutcome = ({ items }: SentSync, updates: readonly ItemUpdate[]) =>
  items.filter((item) => !updates.some(({ recordId, state }) => recordId === item.recordId && isSettled(state)));

/**
 * Returns whether the records may be resent. After a fault of Codat they are resent a limited number of times. After
 * other faults they are resent only to the books for which they were frozen.
 */
const canResend = ({ connection }: LaneContext, sync: SentSync, fault: Fault): boolean =>
  fault === 'codat' ? sync.renewals < maxRenewals : sync.connectionId === connection?.id;

/**
 * Handles a sync that wrote nothing for a reason outside its records. Resends the records. Pauses the lane unless Codat
 * itself failed or the connection is linked again.
 */
async function resendAfterFault(context: LaneContext, sync: SentSync, fault: Fault): Promise<LaneSignal> {
  const { connection, lane, ports } = context;
  const ids = sync.items.filter((item) => !isSettled(item.state)).map((item) => item.recordId);
  const isFirstPause = fault !== 'codat' && sync.renewals === 0;
  const afterSeconds = isFirstPause ? 0 : backoffSeconds(sync.renewals + 1, ports.random());
  const { payload, payloadSha256 } = sync;
  await ports.store.resendSeparately(sync, { payload, payloadSha256 }, ids, { afterSeconds });
  if (fault === 'codat') return noSignal;
  if (fault === 'connection' && connection && sync.renewals < maxRenewals) {
    // The lane is not paused if the package is linked again by now.
    const status = await ports.checkConnection(lane.companyId, connection.codatConnectionId);
    if (status === 'linked') return noSignal;
  }
  return pauseBecause(fault);
}
