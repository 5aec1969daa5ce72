import { CodatError, type Failure } from '@/lib/codat/client/errors';
import { setConfiguration } from '@/lib/codat/sync/configuration';
import { postExpenses, putExpense } from '@/lib/codat/sync/expenses';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { packageOf } from '@/lib/domain/books/package';
import { backoffSeconds } from '@/lib/domain/sync/lane';
import { sweepMinutes } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import { channelOf, type LaneContext, pauseAfterRefusal, readConnectionStatus } from './lane-context';
import { accepted, type LaneSignal, signalForFailure } from './lane-signal';
import { reconcile, settleRejected } from './reconcile';

const formerBooksMessage =
  'This expense was prepared for books that are no longer linked. Check it against the linked books, then sync it again.';
/**
 * The wait before an update without a response is sent again. Updates have no idempotency key: the first request may
 * still be on its way and must not overwrite a later change.
 */
const updateRetrySeconds = 60;

/**
 * Sends one frozen batch. The process may be killed at any point, and the batch may be sent twice: only the newest
 * claim can save a result, the bytes are frozen, and the idempotency key makes Codat accept them once.
 */
export async function sendSync(context: LaneContext, sync: SendableSync): Promise<LaneSignal> {
  // The connection in `context` may be out of date: the company may have linked other books since.
  if (sync.isForFormerBooks || sync.connectionId !== context.connection?.id)
    return settleRejected(context, sync, [], formerBooksMessage);
  // Codat forgets a key after 90 minutes. A retry under that key would write the records a second time.
  if (sync.isKeyExpired && sync.kind === 'creation') return reconcile(context, sync);
  try {
    await configureSupplier(context, sync);
    const send = sync.kind === 'update' ? putExpense : postExpenses;
    const channel = channelOf(context, sync.id);
    const codatSyncId = await send(context.codatCompanyId, sync.payload, sync.idempotencyKey, channel);
    await context.ports.store.recordSent(sync, codatSyncId, sweepMinutes[0]);
    return accepted;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    const { failure, correlationId } = error;
    log().warn({ syncId: sync.id, attempt: sync.attempt, failure: failure.kind, correlationId }, 'batch not accepted');
    return handleFailure(context, sync, failure, error.message);
  }
}

/**
 * Sets the supplier in the company's configuration at Codat before the batch is sent. Some packages take the supplier
 * only from there.
 */
async function configureSupplier(context: LaneContext, sync: SendableSync): Promise<void> {
  const { connection, ports, codatCompanyId } = context;
  if (!connection || packageOf(connection.package).supplier !== 'default') return;
  const { mapping } = await ports.store.mappingVersion(worker(sync.companyId), sync.mappingVersionId);
  await setConfiguration(codatCompanyId, mapping.defaults, channelOf(context, sync.id));
}

async function handleFailure(
  context: LaneContext,
  sync: SendableSync,
  failure: Failure,
  message: string,
): Promise<LaneSignal> {
  const { random, store } = context.ports;
  const isUpdate = sync.kind === 'update';
  const retry = async (outcome: 'not-sent' | 'unknown', afterSeconds = backoffSeconds(sync.attempt, random())) => {
    await store.rescheduleSend(sync, { afterSeconds, outcome });
    return signalForFailure(failure);
  };
  switch (failure.kind) {
    case 'not-admitted':
    case 'rate-limited':
      return retry('not-sent', failure.retryAfterSeconds);
    case 'not-reached':
      return retry('not-sent');
    case 'in-flight':
    case 'no-answer':
    case 'unread':
      return isUpdate ? retry('unknown', updateRetrySeconds) : retry('unknown');
    case 'server-error':
      // An update is idempotent, so it is simply sent again. It cannot be looked up, because earlier updates of the
      // record look the same.
      // For a creation, Codat repeats a 5xx for the same key for 90 minutes. The batch is therefore looked up before it
      // is sent under a new key.
      return isUpdate ? retry('unknown') : reconcile(context, sync);
    case 'rejected':
      return settleRejected(context, sync, failure.problems, message);
    case 'missing':
      // For an update, the record is missing at Codat. For a creation, the company or its connection is missing.
      return isUpdate ? settleRejected(context, sync, [], message) : block(context, sync);
    case 'not-allowed':
      return block(context, sync);
  }
}

/** Pauses the lane, because Codat refuses the whole company. The batch waits until the pause ends. */
async function block(context: LaneContext, sync: SendableSync): Promise<LaneSignal> {
  await context.ports.store.rescheduleSend(sync, { afterSeconds: 0, outcome: 'blocked' });
  return pauseAfterRefusal(await readConnectionStatus(context));
}
