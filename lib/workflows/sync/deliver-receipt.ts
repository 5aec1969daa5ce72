import { CodatError, type Failure } from '@/lib/codat/client/errors';
import { postAttachment, pushAttachment } from '@/lib/codat/sync/attachments';
import type { Delivery } from '@/lib/data/receipt/claim-deliveries';
import type { DeliveryOutcome } from '@/lib/data/receipt/deliveries';
import { packageOf } from '@/lib/domain/books/package';
import { maxFailedSteps } from '@/lib/domain/receipt/find-attached';
import { backoffSeconds, longestBackoff } from '@/lib/domain/sync/lane';
import { log } from '@/lib/log';
import { channelOf, type LaneContext, pauseAfterRefusal, readConnectionStatus } from './lane-context';
import { codatFailed, type LaneSignal, noSignal, signalForFailure, written } from './lane-signal';
import { ambiguousMessage, askPerson, lookAfterSeconds } from './lookup-outcome';

const formerBooksMessage =
  'The books that contain this expense are no longer linked. Attach the receipt there by hand.';

/** Uploads one receipt to its expense. The expense is in the books already. */
export async function deliverReceipt(context: LaneContext, delivery: Delivery): Promise<LaneSignal> {
  const { ports, connection, codatCompanyId } = context;
  const save = (outcome: DeliveryOutcome) => ports.store.saveDelivery(delivery, outcome);
  if (!connection) return noSignal;
  // The company may have linked other books since the record was written. The receipt must not go there.
  if (delivery.connectionId !== connection.id) {
    if (mayBeReplayed(delivery)) await askPerson(context, delivery, 'formerBooks');
    else await save({ state: 'refused', message: formerBooksMessage });
    return noSignal;
  }
  // Codat recognises a repeated upload only by its key. After the key has expired, the books are checked before a
  // retry.
  if (delivery.isKeyExpired) {
    await save({ state: 'unknown', message: ambiguousMessage, lookAfterSeconds: 0 });
    return noSignal;
  }
  // The id of the record in the books was never reported, so the record is looked for.
  if (delivery.pushed && recordRefOf(delivery) === null) {
    await save({ state: 'unknown', message: ambiguousMessage, lookAfterSeconds: 0 });
    return noSignal;
  }
  const prepared = await ports.prepareReceipt(packageOf(connection.package), delivery);
  if (!prepared.ok) {
    await save({ state: 'refused', message: prepared.reason });
    return noSignal;
  }
  const channel = channelOf(context, delivery.syncId);
  try {
    const { codatSyncId, expenseId, idempotencyKey, pushed } = delivery;
    const ref = recordRefOf(delivery);
    if (pushed && ref !== null) {
      const ids = { codatCompanyId, connectionId: connection.codatConnectionId };
      await pushAttachment(ids, { type: pushed.type, ref }, prepared.file, idempotencyKey, channel);
      await save({ state: 'delivered', attachmentId: null });
      return written;
    }
    const id = await postAttachment(codatCompanyId, codatSyncId, expenseId, prepared.file, idempotencyKey, channel);
    await save({ state: 'delivered', attachmentId: id });
    return written;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    const { failure } = error;
    log().info({ deliveryId: delivery.id, failure: failure.kind }, 'receipt not delivered');
    if (isRefusal(failure)) return handleRefusal(context, delivery, failure, error.message);
    if (failure.kind === 'server-error' && delivery.failures + 1 >= maxFailedSteps)
      await askPerson(context, delivery, 'unreadable');
    else await save(outcomeOf(failure, backoffSeconds(delivery.failures + 1, ports.random(), longestBackoff.receipt)));
    return signalForFailure(failure);
  }
}

/** Returns the id of the record in the books: as Codat reported it, or as it was found there. */
const recordRefOf = ({ pushed, recordRefs }: Delivery): string | null => pushed?.ref ?? recordRefs[0] ?? null;

function outcomeOf(failure: Exclude<Failure, RefusedUpload>, afterSeconds: number): DeliveryOutcome {
  switch (failure.kind) {
    case 'unread':
      return { state: 'delivered', attachmentId: null };
    case 'not-admitted':
    case 'rate-limited':
      return { state: 'waiting', afterSeconds: failure.retryAfterSeconds };
    case 'not-reached':
      return { state: 'waiting', afterSeconds };
    case 'in-flight':
    case 'no-answer':
      // A retry cannot attach the file twice: it sends the same bytes under the same key.
      return { state: 'waiting', afterSeconds, step: 'failed' };
    case 'server-error':
      // Ambiguous: the file may be attached. Codat repeats this response for the same key for 90 minutes, so the books
      // are checked.
      return { state: 'unknown', message: ambiguousMessage, lookAfterSeconds, step: 'failed' };
  }
}

type RefusedUpload = Extract<Failure, { kind: 'not-allowed' | 'rejected' | 'missing' }>;
const isRefusal = (failure: Failure): failure is RefusedUpload =>
  failure.kind === 'not-allowed' || failure.kind === 'rejected' || failure.kind === 'missing';

/**
 * Decides what follows a refused upload. Codat refuses an upload to an unlinked package in the same way as a bad file,
 * so the connection is checked first. It may have been unlinked for a moment, so only a second refusal in a row is final.
 * Codat also repeats a refusal for the same key, so a retry needs a new key.
 */
async function handleRefusal(
  context: LaneContext,
  delivery: Delivery,
  { kind }: RefusedUpload,
  message: string,
): Promise<LaneSignal> {
  const { saveDelivery } = context.ports.store;
  const status = await readConnectionStatus(context);
  if (kind !== 'not-allowed' && status === 'linked' && !mayBeReplayed(delivery)) {
    const wasRefused = delivery.message !== null;
    await saveDelivery(delivery, { state: wasRefused ? 'refused' : 'not-found', message });
    return noSignal;
  }
  await saveDelivery(delivery, { state: 'not-found' });
  if (kind === 'not-allowed' || (status !== null && status !== 'linked')) return pauseAfterRefusal(status);
  return status === null ? codatFailed : noSignal;
}

/** Returns whether an earlier attempt used the key. The refusal may then repeat an earlier one. */
const mayBeReplayed = ({ keyUsedAt, changedAt }: Delivery): boolean => keyUsedAt !== null && keyUsedAt < changedAt;
