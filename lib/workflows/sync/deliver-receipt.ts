import { CodatError, type Failure } from '@/lib/codat/client/errors';
import { postAttachment } from '@/lib/codat/sync/attachments';
import type { Delivery, DeliveryOutcome } from '@/lib/data/receipt/deliveries';
import { packageOf } from '@/lib/domain/books/package';
import { backoffSeconds, probeAfterSeconds } from '@/lib/domain/sync/lane';
import { log } from '@/lib/log';
import type { Turn } from './lane-context';
import { laneTrouble, nothing, troubled, type Verdict, written } from './lane-signal';

const nobodyKnows = 'No answer came. Outlay looks in the books whether the receipt is there before it is sent again.';
/** A file whose call ended badly has arrived by then, or never will. */
const lookAfterSeconds = 20;

/** Sends one receipt after its expense, which is in the books. */
export async function deliverReceipt(turn: Turn, delivery: Delivery): Promise<Verdict> {
  const { world, connection, codatCompanyId } = turn;
  const keep = (outcome: DeliveryOutcome) => world.rows.keepDelivery(delivery, outcome);
  if (!connection) return nothing;
  // A file has no name by which Codat would know it again: without its key it is not sent a second time blindly.
  if (delivery.keySpent) {
    await keep({ state: 'unknown', message: nobodyKnows, lookAfterSeconds: 0 });
    return nothing;
  }
  const prepared = await world.prepareReceipt(packageOf(connection.package), delivery);
  if (!prepared.ok) {
    await keep({ state: 'refused', message: prepared.reason });
    return nothing;
  }
  const line = world.line(turn.lane, delivery.syncId, turn.stop);
  try {
    const { codatSyncId, expenseId, idempotencyKey } = delivery;
    const id = await postAttachment(codatCompanyId, codatSyncId, expenseId, prepared.file, idempotencyKey, line);
    await keep({ state: 'delivered', attachmentId: id });
    return written;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().info({ deliveryId: delivery.id, failure: error.failure.kind }, 'receipt not delivered');
    if (isRefusal(error.failure)) return refused(turn, delivery, error.failure, error.message);
    await keep(outcomeOf(error.failure, backoffSeconds(delivery.attempt, world.chance())));
    return laneTrouble(error.failure) ?? nothing;
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
  { world, lane, connection }: Turn,
  delivery: Delivery,
  { kind }: Refused,
  message: string,
): Promise<Verdict> {
  const { keepDelivery } = world.rows;
  const status =
    connection && (await world.checkConnection(lane.companyId, connection.codatConnectionId).catch(() => null));
  const isLinkOver = status !== null && status !== 'linked';
  if (kind !== 'not-allowed' && status === 'linked' && !mayBeOld(delivery)) {
    await keepDelivery(delivery, { state: 'refused', message });
    return nothing;
  }
  await keepDelivery(delivery, { state: 'not-there' });
  if (!isLinkOver && kind !== 'not-allowed') return status === null ? troubled : nothing;
  const because = isLinkOver ? 'connection' : 'access';
  return { kind: 'wait', because, seconds: probeAfterSeconds[because] };
}

/** Whether its key was used before: then the refusal may be an earlier one, given again. */
const mayBeOld = ({ keyUsedAt, changedAt }: Delivery): boolean => keyUsedAt !== null && keyUsedAt < changedAt;
