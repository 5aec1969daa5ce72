import { bankLineType, bodyWith, linesIn, readPackageLines } from '@/lib/codat/books/bank-lines';
import { type LinePush, linePushes } from '@/lib/codat/books/line-pushes';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { longestWaitSeconds } from '@/lib/domain/books/new-entry';
import { clockMarginMs } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../../lane-context';
import { readFromPackage } from '../../read-from-package';
import { withRetry } from '../../with-retry';
import type { Finding } from '../product';
import { idsOf } from '../read-push';
import { shortestWaitSeconds, writingSeconds } from './times';

/** Packages that take lines are cloud packages. What they do not show an hour after Codat gave up was not written. */
const timedOutMs = 60 * 60_000;

/**
 * Finds out which lines of a batch the package has, before they are sent for the first time and after a lost response.
 * A database that was restored from a backup does not know what was sent after it. So Codat's pushes of lines are compared
 * with those that Outlay recorded. If Codat knows no other one, no line of the batch was written. Otherwise the lines are
 * looked for by their ids, in the account as Codat reads it now. Lines that are there are settled, and the others are sent.
 */
export async function findLines(context: LaneContext, batch: SendableSync, lostAt: Date): Promise<Finding> {
  const unknown = await unknownPushes(context, batch);
  if (batch.codatSyncId === null && unknown.length === 0) return { found: 'nothing' };
  if (unknown.some(({ state }) => state === 'pending')) return { found: 'later', afterSeconds: writingSeconds };
  const there = await idsInPackage(context, batch, readSince(unknown, lostAt));
  if (there === null) return { found: 'later', afterSeconds: longestWaitSeconds };
  const ids = batch.items.map(({ recordId }) => recordId);
  const [found, rest] = [ids.filter((id) => there.has(id)), ids.filter((id) => !there.has(id))];
  if (rest.length > 0 && mayStillBeWritten(batch, unknown, lostAt)) {
    // The next look needs a newer read of the account.
    await context.ports.store.dropSpendingRead(worker(batch.companyId), sourceOf(context, batch));
    return { found: 'later', afterSeconds: shortestWaitSeconds };
  }
  if (found.length === 0) return { found: 'nothing' };
  if (rest.length > 0) {
    const { text, sha256 } = bodyWith(batch.payload, rest);
    await context.ports.store.resendSeparately(batch, { payload: text, payloadSha256: sha256 }, rest);
  } else await recordPush(context, batch, unknown);
  return {
    found: 'records',
    updates: found.map((recordId) => ({ recordId, state: 'synced', message: null })),
  };
}

/** Returns the pushes of lines that Outlay has recorded with no batch. */
async function unknownPushes(context: LaneContext, batch: SendableSync): Promise<readonly LinePush[]> {
  const pushes = await withRetry(context, () => linePushes(idsOf(context), channelOf(context, batch.id)));
  const keys = pushes.map(({ key }) => key);
  const known = await context.ports.store.findRecordedElsewhere(worker(batch.companyId), batch.id, keys);
  return pushes.filter(({ key }) => !known.has(key) && key !== batch.codatSyncId);
}

/** The account must be read after the last of these pushes ended, by any clock. */
const readSince = (unknown: readonly LinePush[], lostAt: Date): Date =>
  new Date(Math.max(lostAt.getTime(), ...unknown.map(({ at }) => at.getTime() + clockMarginMs)));

const sourceOf = (context: LaneContext, batch: SendableSync) => ({
  context,
  connectionId: batch.connectionId,
  ids: idsOf(context),
  type: bankLineType,
  channel: channelOf(context, batch.id),
});

/** Returns the ids of the lines that the account of a batch has; null if Codat never read any. */
async function idsInPackage(
  context: LaneContext,
  batch: SendableSync,
  since: Date,
): Promise<ReadonlySet<string> | null> {
  const source = sourceOf(context, batch);
  await readFromPackage(source, since);
  const { accountId } = linesIn(batch.payload);
  const lines = await withRetry(context, () => readPackageLines(source.ids, accountId, source.channel));
  return lines && new Set(lines.map(({ id }) => id));
}

/** Whether Codat gave up so lately on a push of lines that the package may still write it. */
function mayStillBeWritten(batch: SendableSync, unknown: readonly LinePush[], lostAt: Date): boolean {
  const now = batch.claimedAt.getTime();
  return (
    (batch.codatSyncId !== null && now - lostAt.getTime() < timedOutMs) ||
    unknown.some(({ state, at }) => state === 'timed out' && now - at.getTime() < timedOutMs)
  );
}

/** Records the push that wrote a batch whose response was lost, if it is certain. Later batches then need no read. */
async function recordPush({ ports }: LaneContext, batch: SendableSync, unknown: readonly LinePush[]): Promise<void> {
  const since = batch.requestedAt.getTime() - clockMarginMs;
  const [push, other] = unknown.filter(
    ({ state, requestedAt }) => state === 'written' && requestedAt.getTime() >= since,
  );
  if (push && !other) await ports.store.recordEarlierSync(batch, push.key);
}
