import { CodatError, type Failure, type Problem } from '@/lib/codat/client/errors';
import { setConfiguration } from '@/lib/codat/sync/configuration';
import { payloadFor, postExpenses, putExpense } from '@/lib/codat/sync/expenses';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { packageOf } from '@/lib/domain/books/package';
import { backoffSeconds, probeAfterSeconds } from '@/lib/domain/sync/lane';
import { type ItemUpdate, isSettled, sweepMinutes } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import { findSync, findWritten, type WrittenItems } from './find-sync';
import type { LaneContext } from './lane-context';
import { accepted, type LaneSignal, noSignal, signalForFailure } from './lane-signal';
import { withCauses } from './with-causes';

const leftBooks =
  'It was prepared for books that are no longer linked. Check it against the books that are, and sync it again.';
/** A change has no key: one whose answer was lost may still be on its way, and must not come after a later one. */
const updateAgainSeconds = 60;
const noneWritten: WrittenItems = { written: new Map(), open: null };

/**
 * Sends one frozen batch. May be killed at any line, and be done twice at once: the claim is the fence, the bytes are
 * frozen, and under one idempotency key Codat takes them once.
 */
export async function sendSync(context: LaneContext, sync: SendableSync): Promise<LaneSignal> {
  // The context's own connection is as old as the context: people may have linked other books since.
  if (sync.isForFormerBooks || sync.connectionId !== context.connection?.id)
    return orLater(context, sync, () => settleRefused(context, sync, [], leftBooks));
  // Codat forgets a key after 90 minutes: from then on the same key would write a second time.
  if (sync.isKeyExpired && sync.kind === 'creation') return reconcile(context, sync);
  const { ports, codatCompanyId } = context;
  const channel = ports.openChannel(context.lane, sync.id, context.stop);
  try {
    await configure(context, sync);
    const send = sync.kind === 'update' ? putExpense : postExpenses;
    const codatSyncId = await send(codatCompanyId, sync.payload, sync.idempotencyKey, channel);
    await ports.store.recordSent(sync, codatSyncId, sweepMinutes[0]);
    return accepted;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    const { failure, correlationId } = error;
    log().warn({ syncId: sync.id, attempt: sync.attempt, failure: failure.kind, correlationId }, 'batch not taken');
    return handle(context, sync, failure, error.message);
  }
}

/** Where the package takes the supplier from the company's configuration only, it has to be there first. */
async function configure(
  { ports, lane, codatCompanyId, connection, stop }: LaneContext,
  sync: SendableSync,
): Promise<void> {
  if (!connection || packageOf(connection.package).supplier !== 'default') return;
  const scope = worker(sync.companyId);
  const { mapping } = await ports.store.mappingVersion(scope, sync.mappingVersionId);
  await setConfiguration(codatCompanyId, mapping.defaults, ports.openChannel(lane, sync.id, stop));
}

async function handle(
  context: LaneContext,
  sync: SendableSync,
  failure: Failure,
  message: string,
): Promise<LaneSignal> {
  const { rescheduleSend } = context.ports.store;
  const afterSeconds = backoffSeconds(sync.attempt, context.ports.random());
  const trouble = signalForFailure(failure);
  switch (failure.kind) {
    case 'not-admitted':
    case 'rate-limited':
      await rescheduleSend(sync, { afterSeconds: failure.retryAfterSeconds, outcome: 'not-sent' });
      return trouble ?? noSignal;
    case 'not-reached':
      await rescheduleSend(sync, { afterSeconds, outcome: 'not-sent' });
      return trouble ?? noSignal;
    case 'in-flight':
    case 'no-answer':
    case 'unread':
      await rescheduleSend(sync, {
        afterSeconds: sync.kind === 'update' ? updateAgainSeconds : afterSeconds,
        outcome: 'unknown',
      });
      return trouble ?? noSignal;
    case 'server-error':
      // The same change again changes nothing more, and who looked for it could find an earlier one.
      if (sync.kind === 'update') {
        await rescheduleSend(sync, { afterSeconds, outcome: 'unknown' });
        return trouble ?? noSignal;
      }
      // Codat replays a 5xx under this key for 90 minutes: look for the records first, then send under a new key.
      return reconcile(context, sync);
    case 'rejected':
      return orLater(context, sync, () => settleRefused(context, sync, failure.problems, message));
    case 'missing':
      // Of an update: the record is not there any more. Of a creation: the company or its link is not.
      if (sync.kind === 'update') return orLater(context, sync, () => settleRefused(context, sync, [], message));
      return notLet(context, sync);
    case 'not-allowed':
      return notLet(context, sync);
  }
}

/** Codat lets nothing of this company through: all of it waits, and not each record for itself. */
async function notLet({ ports, lane, connection }: LaneContext, sync: SendableSync): Promise<LaneSignal> {
  await ports.store.rescheduleSend(sync, { afterSeconds: 0, outcome: 'blocked' });
  const status =
    connection && (await ports.checkConnection(lane.companyId, connection.codatConnectionId).catch(() => null));
  const because = status === null || status === 'linked' ? 'access' : 'connection';
  return { kind: 'wait', because, seconds: probeAfterSeconds[because] };
}

/** Looks in Codat's syncs since this one was asked for; what is found is kept, what is not is sent under a new key. */
const reconcile = (context: LaneContext, sync: SendableSync): Promise<LaneSignal> =>
  orLater(context, sync, async () => {
    const { recordSent, rescheduleSend } = context.ports.store;
    const codatSyncId = await findSync(context, sync);
    if (codatSyncId) await recordSent(sync, codatSyncId, sweepMinutes[0]);
    else {
      const afterSeconds = backoffSeconds(sync.attempt, context.ports.random());
      await rescheduleSend(sync, { afterSeconds, outcome: 'not-found' });
    }
    return codatSyncId ? accepted : noSignal;
  });

/** Looks in the books for what to do with a batch; when they cannot be looked into now, it is done again later. */
async function orLater(context: LaneContext, sync: SendableSync, look: () => Promise<LaneSignal>): Promise<LaneSignal> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ syncId: sync.id, failure: error.failure.kind }, 'could not look for the batch');
    const afterSeconds = backoffSeconds(sync.attempt, context.ports.random());
    await context.ports.store.rescheduleSend(sync, { afterSeconds, outcome: 'unknown' });
    return signalForFailure(error.failure) ?? noSignal;
  }
}

/**
 * A batch refused as a whole was refused for some of its records: those found in the books are synced, those Codat
 * names fail with its words, and the rest is sent by itself.
 */
async function settleRefused(
  context: LaneContext,
  sync: SendableSync,
  problems: readonly Problem[],
  message: string,
): Promise<LaneSignal> {
  const { store } = context.ports;
  const ids = sync.items.filter((item) => !isSettled(item.state)).map((item) => item.expenseId);
  // What is found of a change is its record, which was there before.
  const { written, open } = sync.kind === 'update' ? noneWritten : await findWritten(context, sync, ids);
  // Refused because they are being written at this moment, by an earlier sending of this very batch.
  if (open) {
    await store.recordSent(sync, open, sweepMinutes[0]);
    return noSignal;
  }
  const writtenIn = [...new Set(written.values())];
  const others = await store.findRecordedElsewhere(worker(sync.companyId), sync.id, writtenIn);
  const found = writtenIn.find((id) => !others.has(id));
  if (found) await store.recordEarlierSync(sync, found);
  const names = (problem: Problem, id: string) => problem.itemId.includes(id) || problem.message.includes(id);
  const blamed = ids.filter((id) => !written.has(id) && problems.some((problem) => names(problem, id)));
  const innocent = ids.filter((id) => !written.has(id) && !blamed.includes(id));
  const refused = blamed.length > 0 || written.size > 0 ? blamed : innocent;
  const wordsFor = (id: string) => (problems.find((problem) => names(problem, id)) ?? problems[0])?.message ?? message;
  const news: ItemUpdate[] = [
    ...[...written.keys()].map((expenseId) => ({ expenseId, state: 'synced' as const, message: null })),
    ...refused.map((expenseId) => ({ expenseId, state: 'failed' as const, message: wordsFor(expenseId) })),
  ];
  if (refused !== innocent && innocent.length > 0) {
    const { text, sha256 } = payloadFor(sync.payload, innocent);
    await store.resendSeparately(sync, { payload: text, payloadSha256: sha256 }, innocent);
  }
  await store.saveOutcomes(sync, withCauses(context, news));
  return accepted;
}
