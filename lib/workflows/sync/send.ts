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
/** An update has no idempotency key. After a lost response it may still be on its way and must not overtake a later one. */
const updateRetrySeconds = 60;

/**
 * Sends one frozen batch. Safe to kill at any point and to run twice: the claim is the fence, the bytes are frozen, and
 * the idempotency key makes Codat accept them once.
 */
export async function sendSync(context: LaneContext, sync: SendableSync): Promise<LaneSignal> {
  // The context's connection may be stale: the company may have linked other books since.
  if (sync.isForFormerBooks || sync.connectionId !== context.connection?.id)
    return settleRejected(context, sync, [], formerBooksMessage);
  // Codat forgets a key after 90 minutes. A retry under it would then write a second time.
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

/** Some packages take the supplier only from the company's configuration, which must be set before the batch is sent. */
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
      // An update is idempotent and cannot be looked up: an earlier one looks the same.
      // For a creation Codat replays a 5xx under this key for 90 minutes, so reconcile before sending under a new key.
      return isUpdate ? retry('unknown') : reconcile(context, sync);
    case 'rejected':
      return settleRejected(context, sync, failure.problems, message);
    case 'missing':
      // Of an update the record is missing. Of a creation it is the company or its link.
      return isUpdate ? settleRejected(context, sync, [], message) : block(context, sync);
    case 'not-allowed':
      return block(context, sync);
  }
}

/** Codat refuses the whole company, so the lane pauses and the batch waits with it. */
async function block(context: LaneContext, sync: SendableSync): Promise<LaneSignal> {
  await context.ports.store.rescheduleSend(sync, { afterSeconds: 0, outcome: 'blocked' });
  return pauseAfterRefusal(await readConnectionStatus(context));
}
