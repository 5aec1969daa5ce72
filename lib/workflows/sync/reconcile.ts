import { CodatError, type Problem, problemOf } from '@/lib/codat/client/errors';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { batchBackoffSeconds } from '@/lib/domain/sync/lane';
import { pollSeconds } from '@/lib/domain/sync/product';
import { type ItemUpdate, idempotencyKeyMinutes, isSettled } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import type { LaneContext } from './lane-context';
import { accepted, type LaneSignal, noSignal, signalForFailure } from './lane-signal';
import type { WrittenRecords } from './products/product';
import { productOf } from './products/products';
import { withCauses } from './with-causes';

/**
 * Finds out whether an ambiguous batch reached the books. If Codat has a write of its records, the batch counts as sent.
 * If it reached nothing, it is sent again under a new key.
 */
export const reconcile = (context: LaneContext, sync: SendableSync): Promise<LaneSignal> =>
  orRescheduleSend(context, sync, async () => {
    const { random, store } = context.ports;
    const finding = await productOf(sync).find(context, sync, lostAt(sync));
    switch (finding.found) {
      case 'write':
        await store.recordSent(sync, finding.codatId, pollSeconds[sync.product][0]);
        return accepted;
      case 'records':
        await store.saveOutcomes(sync, withCauses(context, finding.updates));
        return accepted;
      case 'nothing': {
        const afterSeconds = batchBackoffSeconds(sync.attempt, random());
        await store.rescheduleSend(sync, { afterSeconds, outcome: 'not-found' });
        return noSignal;
      }
      case 'later':
        await store.rescheduleSend(sync, { afterSeconds: finding.afterSeconds, outcome: 'lost' });
        return noSignal;
    }
  });

/** The idempotency key is used until it expires, or its use is ended early by setting this time to the present. */
const lostAt = ({ keyUsedAt }: SendableSync): Date =>
  new Date((keyUsedAt?.getTime() ?? 0) + idempotencyKeyMinutes * 60_000);

/**
 * Settles a batch that Codat rejected because of some records. Records that are in the books become synced. Records
 * that Codat names become failed, with its message. The other records are resent as a separate batch.
 */
export const settleRejected = (
  context: LaneContext,
  sync: SendableSync,
  problems: readonly Problem[],
  message: string,
): Promise<LaneSignal> =>
  orRescheduleSend(context, sync, async () => {
    const { store } = context.ports;
    const ids = sync.items.filter((item) => !isSettled(item.state)).map((item) => item.recordId);
    // For an update, the record is in the books anyway, so finding it proves nothing.
    const { written, open }: WrittenRecords =
      sync.kind === 'update'
        ? { written: new Map(), open: null }
        : await productOf(sync).findWritten(context, sync, ids);
    // Codat rejected the batch because an earlier attempt is still writing its records.
    if (open) {
      await store.recordSent(sync, open, pollSeconds[sync.product][0]);
      return noSignal;
    }
    await recordEarlierSync(context, sync, [...new Set(written.values())]);
    const missing = ids.filter((id) => !written.has(id));
    const named = missing.filter((id) => problemOf(problems, id));
    // If Codat names no record and none is in the books, all records failed.
    const failed = named.length > 0 || written.size > 0 ? named : missing;
    const rest = missing.filter((id) => !failed.includes(id));
    if (rest.length > 0) {
      const { text, sha256 } = productOf(sync).payloadFor(sync.payload, rest);
      await store.resendSeparately(sync, { payload: text, payloadSha256: sha256 }, rest);
    }
    const messageFor = (id: string) => (problemOf(problems, id) ?? problems[0])?.message ?? message;
    const updates: ItemUpdate[] = [
      ...[...written.keys()].map((recordId) => ({ recordId, state: 'synced' as const, message: null })),
      ...failed.map((recordId) => ({ recordId, state: 'failed' as const, message: messageFor(recordId) })),
    ];
    await store.saveOutcomes(sync, withCauses(context, updates));
    return accepted;
  });

async function recordEarlierSync({ ports }: LaneContext, sync: SendableSync, candidates: readonly string[]) {
  const { findRecordedElsewhere, recordEarlierSync } = ports.store;
  const recordedElsewhere = await findRecordedElsewhere(worker(sync.companyId), sync.id, candidates);
  const earlier = candidates.find((id) => !recordedElsewhere.has(id));
  if (earlier) await recordEarlierSync(sync, earlier);
}

/** Runs a lookup at Codat for a batch. If Codat fails, the batch stays ambiguous and is tried again after a backoff. */
async function orRescheduleSend(
  { ports }: LaneContext,
  sync: SendableSync,
  lookUp: () => Promise<LaneSignal>,
): Promise<LaneSignal> {
  try {
    return await lookUp();
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ syncId: sync.id, failure: error.failure.kind }, 'could not look up the batch');
    const afterSeconds = batchBackoffSeconds(sync.attempt, ports.random());
    await ports.store.rescheduleSend(sync, { afterSeconds, outcome: 'unknown' });
    return signalForFailure(error.failure);
  }
}
