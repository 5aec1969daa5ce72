import { findByName } from '@/lib/codat/books/list-entries';
import { entryDataType, entryNameIn, pushesOf } from '@/lib/codat/books/new-entries';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { listForKind, lookedForSeconds, type NewEntryKind } from '@/lib/domain/books/new-entry';
import type { ItemUpdate } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../lane-context';
import { readFromPackage } from '../read-from-package';
import { withRetry } from '../with-retry';
import type { Finding } from './product';
import {
  clockMarginMs,
  laterAfter,
  lostForSeconds,
  packageNameOf,
  shortestWaitSeconds,
  writingSeconds,
} from './push-product';
import { idsOf, readPush, updatesOf } from './read-push';

/**
 * Finds out whether an ambiguous entry is in the books, or may still be written. An entry has no id of ours, so it is
 * looked up by its name, in a list that Codat read after `lostAt`.
 *
 * An entry on which Codat gave up may be written at any time later: it stays in the queue of the connector of a desktop
 * package (Codat, "Push": "TimedOut may still write"). So it is never sent again. It is looked for during a day, after
 * waits that double up to an hour. Then a person has to check the books.
 */
export async function findEntry(
  kind: NewEntryKind,
  context: LaneContext,
  { batch, lostAt }: { readonly batch: SendableSync; readonly lostAt: Date },
): Promise<Finding> {
  const late = await lateOutcome(context, batch);
  if (late.length > 0) return { found: 'records', updates: late };
  const ids = idsOf(context);
  const channel = channelOf(context, batch.id);
  const { isWriting, timedOut } = await withRetry(context, () =>
    pushesOf(ids.codatCompanyId, entryDataType(kind), channel),
  );
  const lostFor = lostForSeconds(batch, lostAt);
  if (isWriting) return laterAfter(writingSeconds, lostFor);
  const source = { context, connectionId: batch.connectionId, ids, type: entryDataType(kind), channel };
  await readFromPackage(source, lostAt);
  const name = entryNameIn(kind, batch.payload);
  const ref = await withRetry(context, () => findByName(ids, listForKind(kind), name, channel));
  if (ref !== null)
    return { found: 'records', updates: updatesOf(batch, { state: 'synced', message: null, recordRef: ref }) };
  if (!(await mayStillBeWritten(context, batch, timedOut))) return { found: 'nothing' };
  if (lostFor >= lookedForSeconds)
    return { found: 'records', updates: updatesOf(batch, { state: 'failed', message: unconfirmedMessage(context) }) };
  // The next look needs a newer read of the list.
  await context.ports.store.dropSpendingRead(worker(batch.companyId), source);
  return laterAfter(shortestWaitSeconds, lostFor);
}

/** Returns the outcome of a push on which Codat gave up, if Codat reports one by now. */
async function lateOutcome(context: LaneContext, batch: SendableSync): Promise<readonly ItemUpdate[]> {
  if (batch.codatSyncId === null) return [];
  const result = await readPush(context, batch);
  return result.kind === 'read' ? result.updates : [];
}

type TimedOut = { readonly key: string; readonly requestedAt: Date };

/**
 * Whether Codat gave up on the push of this entry. If the response with the id of the push was lost, it may be any push of
 * that time that is not recorded with another entry.
 */
async function mayStillBeWritten(
  { ports }: LaneContext,
  batch: SendableSync,
  timedOut: readonly TimedOut[],
): Promise<boolean> {
  if (batch.codatSyncId !== null) return true;
  const since = batch.requestedAt.getTime() - clockMarginMs;
  const keys = timedOut.filter(({ requestedAt }) => requestedAt.getTime() >= since).map(({ key }) => key);
  if (keys.length === 0) return false;
  const ofOthers = await ports.store.findRecordedElsewhere(worker(batch.companyId), batch.id, keys);
  return keys.some((key) => !ofOthers.has(key));
}

function unconfirmedMessage(context: LaneContext): string {
  const name = packageNameOf(context);
  return `${name} did not confirm this entry within a day, and does not list it. It may still appear. Check ${name} before you create it again.`;
}
