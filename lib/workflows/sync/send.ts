import { CodatError } from '@/lib/codat/client/errors';
import type { SendableSync } from '@/lib/data/sync/claim';
import { batchBackoffSeconds } from '@/lib/domain/sync/lane';
import { pollSeconds } from '@/lib/domain/sync/product';
import { log } from '@/lib/log';
import { type LaneContext, pauseAfterRefusal, readConnectionStatus } from './lane-context';
import { accepted, type LaneSignal, signalForFailure } from './lane-signal';
import { type FailureMeaning, meaningOfPreparation } from './products/product';
import { productOf } from './products/products';
import { reconcile, settleRejected } from './reconcile';

/**
 * Sends one frozen batch. The process may be killed at any point, and the batch may be sent twice: only the newest
 * claim can save a result, the bytes are frozen, and the idempotency key makes Codat accept them once.
 */
export async function sendSync(context: LaneContext, sync: SendableSync): Promise<LaneSignal> {
  const product = productOf(sync);
  // The connection in `context` may be out of date: the company may have linked other books since.
  if (sync.isForFormerBooks || sync.connectionId !== context.connection?.id)
    return settleRejected(context, sync, [], product.formerBooksMessage);
  // Codat forgets a key after 90 minutes. A retry under that key would write the records a second time.
  if (sync.isKeyExpired && sync.kind === 'creation') return reconcile(context, sync);
  let isPrepared = false;
  try {
    await product.prepare?.(context, sync);
    isPrepared = true;
    const codatId = await product.send(context, sync);
    await context.ports.store.recordSent(sync, codatId, pollSeconds[sync.product][0]);
    return accepted;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    const { failure, correlationId } = error;
    log().warn({ syncId: sync.id, attempt: sync.attempt, failure: failure.kind, correlationId }, 'batch not accepted');
    const meaning = isPrepared ? product.meaningOf(failure, sync, context) : meaningOfPreparation(failure, sync);
    return handleFailure(context, sync, error, meaning);
  }
}

async function handleFailure(
  context: LaneContext,
  sync: SendableSync,
  error: CodatError,
  meaning: FailureMeaning,
): Promise<LaneSignal> {
  const { random, store } = context.ports;
  switch (meaning.next) {
    case 'retry': {
      const { outcome, afterSeconds } = meaning;
      await store.rescheduleSend(sync, {
        afterSeconds: afterSeconds ?? batchBackoffSeconds(sync.attempt, random()),
        outcome,
      });
      return signalForFailure(error.failure);
    }
    case 'find':
      return reconcile(context, sync);
    case 'reject':
      return settleRejected(context, sync, meaning.problems, meaning.message ?? error.message);
    case 'block':
      return block(context, sync);
  }
}

/** Pauses the lane, because Codat refuses the whole company. The batch waits until the pause ends. */
async function block(context: LaneContext, sync: SendableSync): Promise<LaneSignal> {
  await context.ports.store.rescheduleSend(sync, { afterSeconds: 0, outcome: 'blocked' });
  return pauseAfterRefusal(await readConnectionStatus(context));
}
