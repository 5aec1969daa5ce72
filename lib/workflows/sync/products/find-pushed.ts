import { findTransfers } from '@/lib/codat/sync/find-transfers';
import { type PushedType, pushedTypeOf, pushesSince } from '@/lib/codat/sync/pushes';
import { findSpending } from '@/lib/codat/sync/spending';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import type { FoundBy } from '@/lib/data/sync/written-records';
import { keepsField } from '@/lib/domain/books/field-exceptions';
import { findRecords, traitsOf } from '@/lib/domain/books/find-record';
import { lookedForSeconds } from '@/lib/domain/books/new-entry';
import { type Package, packageOf } from '@/lib/domain/books/package';
import { isTransferRecord, type SentRecord } from '@/lib/domain/books/sent-record';
import type { PushedProduct } from '@/lib/domain/sync/product';
import { channelOf, type LaneContext } from '../lane-context';
import { type ReadSource, readFromPackage } from '../read-from-package';
import { withRetry } from '../with-retry';
import type { Finding } from './product';
import { clockMarginMs, laterAfter, lostForSeconds, shortestWaitSeconds, writingSeconds } from './push-product';
import { idsOf, readPush, updatesOf } from './read-push';

/**
 * A cloud package has no queue on the customer's computer. A record that its books do not show an hour after Codat gave
 * up on it was not written, so it is sent again.
 */
const cloudWaitSeconds = 60 * 60;

type Lookup = { readonly batch: SendableSync; readonly lostAt: Date };

/**
 * Finds out whether an ambiguous record is in the books, or may still be written. It is looked for in what Codat read
 * from the package after `lostAt`, and after the end of each push that may have written it.
 */
export async function findPushed(
  product: PushedProduct,
  context: LaneContext,
  { batch, lostAt }: Lookup,
): Promise<Finding> {
  if (batch.codatSyncId !== null) {
    const late = await readPush(context, batch);
    if (late.kind === 'read' && late.updates.length > 0) return { found: 'records', updates: late.updates };
    if (late.kind === 'read') return { found: 'write', codatId: batch.codatSyncId };
  }
  const type = pushedTypeOf(product);
  const pushes = await pushesOfBatch(context, batch, type);
  const open = pushes.filter(({ state }) => state !== 'ended');
  const lostFor = lostForSeconds(batch, lostAt);
  if (open.some(({ state }) => state === 'pending')) return laterAfter(writingSeconds, lostFor);
  const target = targetOf(context);
  const record = await context.ports.pushes.pushedRecord(worker(batch.companyId), batch.id);
  // Another lookup may have had the books read after the answer was lost, and before Codat wrote the record.
  const since = Math.max(lostAt.getTime(), ...pushes.map(({ at }) => at.getTime() + clockMarginMs));
  const ref = await findInBooks(context, { batch, lostAt: new Date(since) }, { record, type, target });
  if (ref !== null)
    return { found: 'records', updates: updatesOf(batch, { state: 'synced', message: null, recordRef: ref }) };
  const mayBeWritten = batch.codatSyncId !== null || open.length > 0;
  if (!mayBeWritten) return { found: 'nothing' };
  if (target.connector === 'cloud' && lostFor >= cloudWaitSeconds) return { found: 'nothing' };
  if (lostFor >= lookedForSeconds)
    return { found: 'records', updates: updatesOf(batch, { state: 'failed', message: unconfirmedMessage(target) }) };
  // The next look needs a newer read of the books.
  for (const each of readTypes(record, type))
    await context.ports.store.dropSpendingRead(worker(batch.companyId), {
      connectionId: batch.connectionId,
      type: each,
    });
  return laterAfter(shortestWaitSeconds, lostFor);
}

/**
 * Returns the pushes of this time that may be of the batch: those that are not recorded with another batch.
 * The response with the id of its push may have been lost.
 */
async function pushesOfBatch(context: LaneContext, batch: SendableSync, type: PushedType) {
  if (batch.codatSyncId !== null) return [];
  const { codatCompanyId, ports } = context;
  const since = new Date(batch.requestedAt.getTime() - clockMarginMs);
  const channel = channelOf(context, batch.id);
  const pushes = await withRetry(context, () => pushesSince(codatCompanyId, type, since, channel));
  const keys = pushes.map(({ key }) => key);
  const ofOthers = await ports.store.findRecordedElsewhere(worker(batch.companyId), batch.id, keys);
  return pushes.filter(({ key }) => !ofOthers.has(key));
}

type Sought = { readonly record: SentRecord; readonly type: PushedType; readonly target: Package };

/**
 * Returns the id of the record in the books, or null. A record that is known as that of another movement is not it, so
 * that of two equal payments each keeps its own.
 */
async function findInBooks(
  context: LaneContext,
  { batch, lostAt }: Lookup,
  { record, type, target }: Sought,
): Promise<string | null> {
  const found: Candidate[] = [];
  for (const each of readTypes(record, type)) {
    const source: ReadSource<PushedType> = {
      context,
      connectionId: batch.connectionId,
      ids: idsOf(context),
      type: each,
      channel: channelOf(context, batch.id),
    };
    await readFromPackage(source, lostAt);
    found.push(...(await withRetry(context, () => candidates(source, record, target))));
  }
  const refs = found.map(({ ref }) => ref);
  const by = foundBy(found, record, target);
  const scope = worker(batch.companyId);
  const known = await context.ports.pushes.knownRecordRefs(scope, { syncId: batch.id, refs, by });
  return refs.find((ref) => !known.has(ref)) ?? null;
}

type Candidate = { readonly ref: string; readonly note: string | null };

async function candidates(
  { ids, type, channel }: ReadSource<PushedType>,
  record: SentRecord,
  { key }: Package,
): Promise<readonly Candidate[]> {
  if (isTransferRecord(record)) return (await findTransfers(ids, record, channel)).map((ref) => ({ ref, note: null }));
  if (type === 'transfers') throw new Error('an expense is no transfer');
  const records = [traitsOf(record)];
  const hasReference = keepsField(key, 'reference');
  const listed = await findSpending(ids, type, { records, hasReference }, channel);
  const refs = findRecords(records, listed, hasReference);
  return listed.filter(({ id }) => refs.includes(id)).map(({ id: ref, note }) => ({ ref, note }));
}

/** Returns what the candidates and the record have in common. */
function foundBy(found: readonly Candidate[], record: SentRecord, { key }: Package): FoundBy {
  if (isTransferRecord(record)) return 'amount';
  if (keepsField(key, 'reference')) return 'reference';
  return found.every(({ note }) => note === record.note) ? 'note' : 'amount';
}

/** Money in that was sent as a negative direct cost may be listed as either type, as Codat does for Xero. */
const readTypes = (record: SentRecord, type: PushedType): readonly PushedType[] =>
  !isTransferRecord(record) && type === 'directCosts' && record.type !== 'payment'
    ? ['directCosts', 'directIncomes']
    : [type];

function targetOf({ connection }: LaneContext): Package {
  if (!connection) throw new Error('the company has no connection');
  return packageOf(connection.package);
}

const unconfirmedMessage = ({ name }: Package): string =>
  `${name} did not confirm this record within a day, and does not show it. It may still appear when ${name} is opened. Check ${name} before you sync it again.`;
