import { findTransfers } from '@/lib/codat/sync/find-transfers';
import { type PushedType, pushedTypeOf } from '@/lib/codat/sync/pushes';
import { findSpending } from '@/lib/codat/sync/spending';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import type { FoundBy, TakenRecord } from '@/lib/data/sync/records/take';
import { keepsField } from '@/lib/domain/books/field-exceptions';
import { findRecords, traitsOf } from '@/lib/domain/books/find-record';
import { type Package, packageOf } from '@/lib/domain/books/package';
import { isTransferRecord, type SentRecord } from '@/lib/domain/books/sent-record';
import type { PushedProduct } from '@/lib/domain/sync/product';
import { channelOf, type LaneContext } from '../../lane-context';
import { type ReadSource, readFromPackage } from '../../read-from-package';
import { withRetry } from '../../with-retry';
import type { Finding } from '../product';
import { idsOf } from '../read-push';
import { findLostPush, type LostPush } from './find-lost-push';

/**
 * A cloud package has no queue on the customer's computer. A record that its books do not show an hour after Codat gave
 * up on it was not written, so it is sent again.
 */
const cloudWaitSeconds = 60 * 60;

/** Finds out whether an ambiguous direct cost, direct income or transfer is in the books, or may still be written. */
export async function findPushed(product: PushedProduct, context: LaneContext, lost: LostPush): Promise<Finding> {
  const type = pushedTypeOf(product);
  const target = targetOf(context);
  const record = await context.ports.pushes.pushedRecord(worker(lost.batch.companyId), lost.batch.id);
  const readTypes = readTypesOf(record, type);
  return findLostPush(context, lost, {
    type,
    readTypes,
    findInBooks: (since) => findInBooks(context, lost.batch, { record, readTypes, target, since }),
    sendAgainAfterSeconds: target.connector === 'cloud' ? cloudWaitSeconds : null,
    unconfirmedMessage: unconfirmedMessage(target),
  });
}

type Sought = {
  readonly record: SentRecord;
  readonly readTypes: readonly PushedType[];
  readonly target: Package;
  readonly since: Date;
};

async function findInBooks(
  context: LaneContext,
  batch: SendableSync,
  { record, readTypes, target, since }: Sought,
): Promise<TakenRecord> {
  const found: Candidate[] = [];
  for (const type of readTypes) {
    const source: ReadSource<PushedType> = {
      context,
      connectionId: batch.connectionId,
      ids: idsOf(context),
      type,
      channel: channelOf(context, batch.id),
    };
    await readFromPackage(source, since);
    found.push(...(await withRetry(context, () => candidates(source, record, target))));
  }
  const refs = found.map(({ ref }) => ref);
  const by = foundBy(found, record, target);
  return context.ports.pushes.takeRecord(worker(batch.companyId), { syncId: batch.id, refs, by });
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
const readTypesOf = (record: SentRecord, type: PushedType): readonly PushedType[] =>
  !isTransferRecord(record) && type === 'directCosts' && record.type !== 'payment'
    ? ['directCosts', 'directIncomes']
    : [type];

function targetOf({ connection }: LaneContext): Package {
  if (!connection) throw new Error('the company has no connection');
  return packageOf(connection.package);
}

const unconfirmedMessage = ({ name }: Package): string =>
  `${name} did not confirm this record within a day, and does not show it. It may still appear when ${name} is opened. Check ${name} before you sync it again.`;
