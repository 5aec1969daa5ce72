import { CodatError, type Failure } from '@/lib/codat/client/errors';
import { findSpending, type SpendingType } from '@/lib/codat/sync/spending';
import { worker } from '@/lib/data/db';
import type { Delivery } from '@/lib/data/receipt/claim-deliveries';
import { keepsField } from '@/lib/domain/books/field-exceptions';
import { findRecords, maxCandidates } from '@/lib/domain/books/find-record';
import type { PackageKey } from '@/lib/domain/books/package';
import { log } from '@/lib/log';
import { spendingTypeOf } from './check-receipt';
import { channelOf, type LaneContext } from './lane-context';
import { accepted, type LaneSignal, noSignal, signalForFailure } from './lane-signal';
import { ambiguousMessage, askPerson, lookAfterSeconds, rescheduleLookup } from './lookup-outcome';
import { type ReadSource, readFromPackage } from './read-from-package';
import { withRetry } from './with-retry';

/** The number of receipts in one lookup. Their records fit into one call to Codat, with a few earlier versions. */
export const receiptsPerLookup = 60;

/**
 * Finds the records of ambiguous receipts in the books and saves their ids. Each receipt is then checked in a task of
 * its own (check-receipt.ts). A step that fails is retried by itself, and what was found is kept.
 */
export async function locateRecords(context: LaneContext, deliveries: readonly Delivery[]): Promise<LaneSignal> {
  const { connection, codatCompanyId } = context;
  if (!connection) return noSignal;
  const former = deliveries.filter(({ connectionId }) => connectionId !== connection.id);
  for (const delivery of former) await askPerson(context, delivery, 'formerBooks');
  // Outlay reads the files of direct costs and direct incomes only, so a person looks at a bill.
  const bills = deliveries.filter((each) => each.isBill && !former.includes(each));
  for (const delivery of bills) await askPerson(context, delivery, 'bill');
  let signal: LaneSignal = accepted;
  for (const type of ['directCosts', 'directIncomes'] as const) {
    const ofType = deliveries.filter((each) => !former.includes(each) && !each.isBill && spendingTypeOf(each) === type);
    const [first] = ofType;
    if (!first) continue;
    const channel = channelOf(context, first.syncId);
    const ids = { codatCompanyId, connectionId: connection.codatConnectionId };
    const source = { context, connectionId: connection.id, ids, type, channel };
    const failure = await locate(source, connection.package, ofType);
    if (failure) signal = signalForFailure(failure);
  }
  return signal;
}

/** Returns the failure of Codat if there was one. The receipts are then looked up again later. */
async function locate(
  source: ReadSource<SpendingType>,
  key: PackageKey,
  deliveries: readonly Delivery[],
): Promise<Failure | null> {
  const { context } = source;
  try {
    await readFromPackage(source, new Date(Math.max(...deliveries.map(({ writtenAt }) => writtenAt.getTime()))));
    await saveCandidates(source, key, deliveries);
    return null;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ companyId: context.lane.companyId, failure: error.failure.kind }, 'could not find records');
    for (const delivery of deliveries) await rescheduleLookup(context, delivery, error.failure);
    return error.failure;
  }
}

async function saveCandidates(
  { context, connectionId, ids, type, channel }: ReadSource<SpendingType>,
  key: PackageKey,
  deliveries: readonly Delivery[],
): Promise<void> {
  const { lane, ports } = context;
  const scope = worker(lane.companyId);
  // The call has room for more records. Finding them now saves a call when their uploads become ambiguous too.
  const others = await ports.store.findUnlocatedDeliveries(lane, receiptsPerLookup - deliveries.length, deliveries);
  const all = [...deliveries, ...others.filter((each) => !each.isBill && spendingTypeOf(each) === type)];
  const sent = await ports.store.sentRecords(
    scope,
    all.map(({ expenseId }) => expenseId),
  );
  const hasReference = keepsField(key, 'reference');
  const records = [...sent.values()].flat();
  const listed = await withRetry(context, () => findSpending(ids, type, { records, hasReference }, channel));
  const candidates = all.map((delivery) => ({
    delivery,
    // The Accounting API reported the id of the record, so that an equal record of another expense is not taken for it.
    recordRefs: delivery.pushed?.ref
      ? [delivery.pushed.ref]
      : findRecords(sent.get(delivery.expenseId) ?? [], listed, hasReference),
  }));
  const located = candidates.filter(({ recordRefs }) => recordRefs.length > 0 && recordRefs.length <= maxCandidates);
  await ports.store.saveRecordRefs(lane, located);
  const claimed = candidates.filter(({ delivery }) => deliveries.includes(delivery));
  for (const { delivery, recordRefs } of claimed) {
    if (recordRefs.length > maxCandidates) await askPerson(context, delivery, 'unidentified');
    if (recordRefs.length === 0) await handleMissing(context, delivery);
  }
  // The books are read once more, because a package may show a new record late.
  if (claimed.some(({ recordRefs }) => recordRefs.length === 0))
    await ports.store.dropSpendingRead(scope, { connectionId, type });
}

/** The record is not in the books as Codat reads them. Asks a person when a second read does not show it either. */
const handleMissing = (context: LaneContext, delivery: Delivery): Promise<void> =>
  delivery.looks === 0
    ? context.ports.store.saveDelivery(delivery, {
        state: 'unknown',
        message: ambiguousMessage,
        lookAfterSeconds,
        step: 'missed',
      })
    : askPerson(context, delivery, 'unidentified');
