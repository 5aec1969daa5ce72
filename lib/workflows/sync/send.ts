import { CodatError, type Failure, type Problem } from '@/lib/codat/client/errors';
import { setConfiguration } from '@/lib/codat/sync/configuration';
import { payloadFor, postExpenses, putExpense } from '@/lib/codat/sync/expenses';
import type { OpenSync } from '@/lib/data/sync/syncs';
import { packageOf } from '@/lib/domain/books/package';
import { backoffSeconds, probeAfterSeconds } from '@/lib/domain/sync/lane';
import { type ItemNews, isSettled, sweepMinutes } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import { findSync, findWritten, type Written } from './find-sync';
import type { Turn } from './lane-context';
import { accepted, laneTrouble, nothing, type Verdict } from './lane-signal';
import { withCauses } from './with-causes';

const leftBooks =
  'It was prepared for books that are no longer linked. Check it against the books that are, and sync it again.';
/** A change has no key: one whose answer was lost may still be on its way, and must not come after a later one. */
const updateAgainSeconds = 60;
const noneWritten: Written = { written: new Map(), open: null };

/**
 * Sends one frozen batch. May be killed at any line, and be done twice at once: the claim is the fence, the bytes are
 * frozen, and under one idempotency key Codat takes them once.
 */
export async function sendSync(turn: Turn, sync: OpenSync): Promise<Verdict> {
  // The turn's own connection is as old as the turn: people may have linked other books since.
  if (sync.forOtherBooks || sync.connectionId !== turn.connection?.id)
    return orLater(turn, sync, () => settleRefused(turn, sync, [], leftBooks));
  // Codat forgets a key after 90 minutes: from then on the same key would write a second time.
  if (sync.keySpent && sync.kind === 'creation') return reconcile(turn, sync);
  const { world, codatCompanyId } = turn;
  const line = world.line(turn.lane, sync.id, turn.stop);
  try {
    await configure(turn, sync);
    const send = sync.kind === 'update' ? putExpense : postExpenses;
    const codatSyncId = await send(codatCompanyId, sync.payload, sync.idempotencyKey, line);
    await world.rows.keepSent(sync, codatSyncId, sweepMinutes[0]);
    return accepted;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    const { failure, correlationId } = error;
    log().warn({ syncId: sync.id, attempt: sync.attempt, failure: failure.kind, correlationId }, 'batch not taken');
    return handle(turn, sync, failure, error.message);
  }
}

/** Where the package takes the supplier from the company's configuration only, it has to be there first. */
async function configure({ world, lane, codatCompanyId, connection, stop }: Turn, sync: OpenSync): Promise<void> {
  if (!connection || packageOf(connection.package).supplier !== 'default') return;
  const scope = { companyId: sync.companyId, role: 'worker' };
  const { mapping } = await world.rows.mappingVersion(scope, sync.mappingVersionId);
  await setConfiguration(codatCompanyId, mapping.defaults, world.line(lane, sync.id, stop));
}

async function handle(turn: Turn, sync: OpenSync, failure: Failure, message: string): Promise<Verdict> {
  const { tryLater } = turn.world.rows;
  const afterSeconds = backoffSeconds(sync.attempt, turn.world.chance());
  const trouble = laneTrouble(failure);
  switch (failure.kind) {
    case 'not-admitted':
    case 'rate-limited':
      await tryLater(sync, { afterSeconds: failure.retryAfterSeconds, outcome: 'not-sent' });
      return trouble ?? nothing;
    case 'not-reached':
      await tryLater(sync, { afterSeconds, outcome: 'not-sent' });
      return trouble ?? nothing;
    case 'in-flight':
    case 'no-answer':
    case 'unread':
      await tryLater(sync, {
        afterSeconds: sync.kind === 'update' ? updateAgainSeconds : afterSeconds,
        outcome: 'unknown',
      });
      return trouble ?? nothing;
    case 'server-error':
      // The same change again changes nothing more, and who looked for it could find an earlier one.
      if (sync.kind === 'update') {
        await tryLater(sync, { afterSeconds, outcome: 'unknown' });
        return trouble ?? nothing;
      }
      // Codat replays a 5xx under this key for 90 minutes: look for the records first, then send under a new key.
      return reconcile(turn, sync);
    case 'rejected':
      return orLater(turn, sync, () => settleRefused(turn, sync, failure.problems, message));
    case 'missing':
      // Of an update: the record is not there any more. Of a creation: the company or its link is not.
      if (sync.kind === 'update') return orLater(turn, sync, () => settleRefused(turn, sync, [], message));
      return notLet(turn, sync);
    case 'not-allowed':
      return notLet(turn, sync);
  }
}

/** Codat lets nothing of this company through: all of it waits, and not each record for itself. */
async function notLet({ world, lane, connection }: Turn, sync: OpenSync): Promise<Verdict> {
  await world.rows.tryLater(sync, { afterSeconds: 0, outcome: 'not-let' });
  const status =
    connection && (await world.checkConnection(lane.companyId, connection.codatConnectionId).catch(() => null));
  const because = status === null || status === 'linked' ? 'access' : 'connection';
  return { kind: 'wait', because, seconds: probeAfterSeconds[because] };
}

/** Looks in Codat's syncs since this one was asked for; what is found is kept, what is not is sent under a new key. */
const reconcile = (turn: Turn, sync: OpenSync): Promise<Verdict> =>
  orLater(turn, sync, async () => {
    const { keepSent, tryLater } = turn.world.rows;
    const codatSyncId = await findSync(turn, sync);
    if (codatSyncId) await keepSent(sync, codatSyncId, sweepMinutes[0]);
    else {
      const afterSeconds = backoffSeconds(sync.attempt, turn.world.chance());
      await tryLater(sync, { afterSeconds, outcome: 'not-there' });
    }
    return codatSyncId ? accepted : nothing;
  });

/** Looks in the books for what to do with a batch; when they cannot be looked into now, it is done again later. */
async function orLater(turn: Turn, sync: OpenSync, look: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ syncId: sync.id, failure: error.failure.kind }, 'could not look for the batch');
    const afterSeconds = backoffSeconds(sync.attempt, turn.world.chance());
    await turn.world.rows.tryLater(sync, { afterSeconds, outcome: 'unknown' });
    return laneTrouble(error.failure) ?? nothing;
  }
}

/**
 * A batch refused as a whole was refused for some of its records: those found in the books are synced, those Codat
 * names fail with its words, and the rest is sent by itself.
 */
async function settleRefused(
  turn: Turn,
  sync: OpenSync,
  problems: readonly Problem[],
  message: string,
): Promise<Verdict> {
  const { rows } = turn.world;
  const ids = sync.items.filter((item) => !isSettled(item.state)).map((item) => item.expenseId);
  // What is found of a change is its record, which was there before.
  const { written, open } = sync.kind === 'update' ? noneWritten : await findWritten(turn, sync, ids);
  // Refused because they are being written at this moment, by an earlier sending of this very batch.
  if (open) {
    await rows.keepSent(sync, open, sweepMinutes[0]);
    return nothing;
  }
  const writtenIn = [...new Set(written.values())];
  const others = await rows.keptElsewhere({ companyId: sync.companyId, role: 'worker' }, sync.id, writtenIn);
  const found = writtenIn.find((id) => !others.has(id));
  if (found) await rows.keepWrittenIn(sync, found);
  const names = (problem: Problem, id: string) => problem.itemId.includes(id) || problem.message.includes(id);
  const blamed = ids.filter((id) => !written.has(id) && problems.some((problem) => names(problem, id)));
  const innocent = ids.filter((id) => !written.has(id) && !blamed.includes(id));
  const refused = blamed.length > 0 || written.size > 0 ? blamed : innocent;
  const wordsFor = (id: string) => (problems.find((problem) => names(problem, id)) ?? problems[0])?.message ?? message;
  const news: ItemNews[] = [
    ...[...written.keys()].map((expenseId) => ({ expenseId, state: 'synced' as const, message: null })),
    ...refused.map((expenseId) => ({ expenseId, state: 'failed' as const, message: wordsFor(expenseId) })),
  ];
  if (refused !== innocent && innocent.length > 0) {
    const { text, sha256 } = payloadFor(sync.payload, innocent);
    await rows.sendAnew(sync, { payload: text, payloadSha256: sha256 }, innocent);
  }
  await rows.keepNews(sync, withCauses(turn, news));
  return accepted;
}
