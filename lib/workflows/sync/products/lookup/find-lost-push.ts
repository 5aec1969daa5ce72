import { type ListedPush, pushesSince } from '@/lib/codat/sync/pushes';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import type { TakenRecord } from '@/lib/data/sync/records/take';
import { longestWaitSeconds, lookedForSeconds } from '@/lib/domain/books/new-entry';
import { clockMarginMs, idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../../lane-context';
import { withRetry } from '../../with-retry';
import type { Finding } from '../product';
import { readPush, updatesOf } from '../read-push';
import { shortestWaitSeconds, writingSeconds } from './times';

/** An ambiguous batch of one record. No attempt under its idempotency key was made after `lostAt`. */
export type LostPush = { readonly batch: SendableSync; readonly lostAt: Date };

/** What differs between the records that a push writes. */
type Rules = {
  /** Codat's data type of the push. */
  readonly type: string;
  /** Codat's data types in whose lists the record may be. */
  readonly readTypes: readonly string[];
  /** Looks for the record in what Codat read from the package after an instant. Throws a CodatError. */
  readonly findInBooks: (since: Date) => Promise<TakenRecord>;
  /**
   * When a record that the books do not show is sent again, in seconds after Codat gave up on it. Null: never, because the
   * package may still write it.
   */
  readonly sendAgainAfterSeconds: number | null;
  /** What a person is asked to do when the record was not found in time. */
  readonly unconfirmedMessage: string;
};

/**
 * Finds out whether an ambiguous record is in the books, or may still be written. It is looked for in what Codat read
 * from the package after `lostAt`, and after the end of each push that may have written it. It is looked for during a day,
 * after waits that double up to an hour. Then a person has to check the books.
 */
export async function findLostPush(
  context: LaneContext,
  { batch, lostAt }: LostPush,
  { type, readTypes, findInBooks, sendAgainAfterSeconds, unconfirmedMessage }: Rules,
): Promise<Finding> {
  if (batch.codatSyncId !== null) {
    const late = await readPush(context, batch);
    if (late.kind === 'read' && late.updates.length > 0) return { found: 'records', updates: late.updates };
    if (late.kind === 'read') return { found: 'write', codatId: batch.codatSyncId };
  }
  const pushes = await pushesOfBatch(context, { batch, lostAt }, type);
  const lostFor = (batch.claimedAt.getTime() - lostAt.getTime()) / 1000;
  if (pushes.some(({ state }) => state === 'pending')) return laterAfter(writingSeconds, lostFor);
  const sendAgainAt = sendAgainAfterSeconds === null ? null : gaveUpAt(pushes, lostAt) + sendAgainAfterSeconds * 1000;
  const ends = [sendAgainAt ?? lostAt.getTime(), lostAt.getTime() + lookedForSeconds * 1000];
  // Another lookup may have read the books before Codat wrote the record. A decision at the end of a wait needs a read that
  // began after that end.
  const since = Math.max(
    lostAt.getTime(),
    ...pushes.map(({ at }) => at.getTime() + clockMarginMs),
    ...ends.filter((end) => end <= batch.claimedAt.getTime()),
  );
  const record = await findInBooks(new Date(since));
  if (record.taken === 'record')
    return { found: 'records', updates: updatesOf(batch, { state: 'synced', message: null, recordRef: record.ref }) };
  const mayBeWritten = batch.codatSyncId !== null || pushes.some(({ state }) => state === 'timed out');
  if (record.taken === 'none' && !mayBeWritten) return { found: 'nothing' };
  if (record.taken === 'none' && sendAgainAt !== null && batch.claimedAt.getTime() >= sendAgainAt)
    return { found: 'nothing' };
  if (lostFor >= lookedForSeconds)
    return { found: 'records', updates: updatesOf(batch, { state: 'failed', message: unconfirmedMessage }) };
  if (record.taken === 'disputed') return laterAfter(writingSeconds, lostFor);
  // The next look needs a newer read of the books.
  for (const each of readTypes)
    await context.ports.store.dropSpendingRead(worker(batch.companyId), {
      connectionId: batch.connectionId,
      type: each,
    });
  return laterAfter(shortestWaitSeconds, lostFor);
}

/** Returns when Codat gave up on the last of these pushes: long after `lostAt`, if the push was in its queue. */
const gaveUpAt = (pushes: readonly ListedPush[], lostAt: Date): number =>
  Math.max(
    lostAt.getTime(),
    ...pushes.filter(({ state }) => state === 'timed out').map(({ at }) => at.getTime() + clockMarginMs),
  );

/**
 * Returns the pushes of this time that may be of the batch: those that are not recorded with another batch. The response
 * with the id of its push may have been lost.
 */
async function pushesOfBatch(
  context: LaneContext,
  { batch, lostAt }: LostPush,
  type: string,
): Promise<readonly ListedPush[]> {
  if (batch.codatSyncId !== null) return [];
  const { codatCompanyId, ports } = context;
  const firstAttempt = Math.max(batch.requestedAt.getTime(), lostAt.getTime() - idempotencyKeyMinutes * 60_000);
  const since = new Date(firstAttempt - clockMarginMs);
  const channel = channelOf(context, batch.id);
  const pushes = await withRetry(context, () => pushesSince(codatCompanyId, type, since, channel));
  const keys = pushes.map(({ key }) => key);
  const ofOthers = await ports.store.findRecordedElsewhere(worker(batch.companyId), batch.id, keys);
  return pushes.filter(({ key }) => !ofOthers.has(key));
}

/** The next look: at first soon, then after as long as the outcome is unknown, at most an hour. */
const laterAfter = (shortestSeconds: number, lostFor: number): Finding => ({
  found: 'later',
  afterSeconds: Math.min(longestWaitSeconds, Math.max(shortestSeconds, lostFor)),
});
