import { CodatError } from '@/lib/codat/client/errors';
import type { SentSync } from '@/lib/data/sync/claim';
import { batchBackoffSeconds } from '@/lib/domain/sync/lane';
import { isSettled } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import type { LaneContext } from './lane-context';
import { type LaneSignal, noSignal, pauseBecause, signalForFailure, written } from './lane-signal';
import type { Fault } from './products/product';
import { productOf } from './products/products';
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
    const result = await productOf(sync).readResult(context, sync);
    if (result.kind === 'lost') {
      await store.recordLost(sync);
      return noSignal;
    }
    const { updates, fault } = result;
    if (fault && canResend(context, sync, fault) && !updates.some(({ state }) => state === 'synced'))
      return await resendAfterFault(context, sync, fault);
    const { settled, synced } = await store.saveOutcomes(sync, withCauses(context, updates));
    if (!settled && sync.overdue) await store.markUnknown(sync);
    return synced > 0 ? written : noSignal;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ syncId: sync.id, failure: error.failure.kind }, 'could not poll a sync');
    const { failure } = error;
    await store.reschedulePoll(sync, 'retryAfterSeconds' in failure ? failure.retryAfterSeconds : 0);
    return signalForFailure(failure);
  }
}

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
  const afterSeconds = isFirstPause ? 0 : batchBackoffSeconds(sync.renewals + 1, ports.random());
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
