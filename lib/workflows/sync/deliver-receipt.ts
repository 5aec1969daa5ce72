import { CodatError, type Failure } from '@/lib/codat/client/errors';
import { postAttachment } from '@/lib/codat/sync/attachments';
import type { Delivery, DeliveryOutcome } from '@/lib/data/receipt/deliveries';
import { packageOf } from '@/lib/domain/books/package';
import { backoffSeconds, probeAfterSeconds } from '@/lib/domain/sync/lane';
import { log } from '@/lib/log';
import type { LaneContext } from './lane-context';
import { codatFailed, type LaneSignal, noSignal, signalForFailure, written } from './lane-signal';

const nobodyKnows = 'No answer came. Outlay looks in the books whether the receipt is there before it is sent again.';
/** A file whose call ended badly has arrived by then, or never will. */
const lookAfterSeconds = 20;

/** Sends one receipt after its expense, which is in the books. */
export async function deliverReceipt(context: LaneContext, delivery: Delivery): Promise<LaneSignal> {
  const { ports, connection, codatCompanyId } = context;
  const keep = (outcome: DeliveryOutcome) => ports.store.saveDelivery(delivery, outcome);
  if (!connection) return noSignal;
  // A file has no name by which Codat would know it again: without its key it is not sent a second time blindly.
  if (delivery.isKeyExpired) {
    await keep({ state: 'unknown', message: nobodyKnows, lookAfterSeconds: 0 });
    return noSignal;
  }
  const prepared = await ports.prepareReceipt(packageOf(connection.package), delivery);
  if (!prepared.ok) {
    await keep({ state: 'refused', message: prepared.reason });
    return noSignal;
  }
  const channel = ports.openChannel(context.lane, delivery.syncId, context.stop);
  try {
    const { codatSyncId, expenseId, idempotencyKey } = delivery;
    const id = await postAttachment(codatCompanyId, codatSyncId, expenseId, prepared.file, idempotencyKey, channel);
    await keep({ state: 'delivered', attachmentId: id });
    return written;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().info({ deliveryId: delivery.id, failure: error.failure.kind }, 'receipt not delivered');
    if (isRefusal(error.failure)) return refused(context, delivery, error.failure, error.message);
    await keep(outcomeOf(error.failure, backoffSeconds(delivery.attempt, ports.random())));
    return signalForFailure(error.failure) ?? noSignal;
  }
}

function outcomeOf(failure: Exclude<Failure, Refused>, afterSeconds: number): DeliveryOutcome {
  switch (failure.kind) {
    case 'unread':
      return { state: 'delivered', attachmentId: null };
    case 'not-admitted':
    case 'rate-limited':
      return { state: 'waiting', afterSeconds: failure.retryAfterSeconds };
    case 'not-reached':
    case 'in-flight':
    case 'no-answer':
      // The same bytes under the same key arrive once.
      return { state: 'waiting', afterSeconds };
    case 'server-error':
      // Codat replays it under this key for 90 minutes.
      return { state: 'unknown', message: nobodyKnows, lookAfterSeconds };
  }
}

type Refused = Extract<Failure, { kind: 'not-allowed' | 'rejected' | 'missing' }>;
const isRefusal = (failure: Failure): failure is Refused =>
  failure.kind === 'not-allowed' || failure.kind === 'rejected' || failure.kind === 'missing';

/**
 * It may not be the receipt that was refused: a package that is no longer linked refuses each of them in the words of
 * one. Codat keeps that answer under its key, so that it goes again under a new one.
 */
async function refused(
  { ports, lane, connection }: LaneContext,
  delivery: Delivery,
  { kind }: Refused,
  message: string,
): Promise<LaneSignal> {
  const { saveDelivery } = ports.store;
  const status =
    connection && (await ports.checkConnection(lane.companyId, connection.codatConnectionId).catch(() => null));
  const isLinkOver = status !== null && status !== 'linked';
  if (kind !== 'not-allowed' && status === 'linked' && !mayBeOld(delivery)) {
    await saveDelivery(delivery, { state: 'refused', message });
    return noSignal;
  }
  await saveDelivery(delivery, { state: 'not-found' });
  if (!isLinkOver && kind !== 'not-allowed') return status === null ? codatFailed : noSignal;
  const because = isLinkOver ? 'connection' : 'access';
  return { kind: 'wait', because, seconds: probeAfterSeconds[because] };
}

/** Whether its key was used before: then the refusal may be an earlier one, given again. */
const mayBeOld = ({ keyUsedAt, changedAt }: Delivery): boolean => keyUsedAt !== null && keyUsedAt < changedAt;
