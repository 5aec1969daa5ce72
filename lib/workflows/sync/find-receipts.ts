import { CodatError } from '@/lib/codat/client/errors';
import type { CodatChannel } from '@/lib/codat/client/http';
import {
  findSpending,
  listAttachments,
  requestSpendingRefresh,
  type SpendingType,
  spendingState,
} from '@/lib/codat/sync/spending';
import type { Delivery } from '@/lib/data/receipt/deliveries';
import { packageOf } from '@/lib/domain/books/package';
import { log } from '@/lib/log';
import { channelOf, type LaneContext } from './lane-context';
import { accepted, type LaneSignal, noSignal, signalForFailure } from './lane-signal';
import { isTransient, withRetry } from './with-retry';

/** After this many lookups a person has to decide. With their backoff they take about a day. */
const maxLookups = 28;
/** The seconds until the next lookup. They double from `first` to `longest`. */
export const lookupBackoffSeconds = { first: 20, longest: 3600 } as const;
/** The number of receipts in one lookup. The references of this many records fit into one query to Codat. */
export const receiptsPerLookup = 40;

const askPersonMessage =
  'Codat did not confirm the receipt, and Outlay could not check the books. Check whether the receipt is there before you send it again.';

/** One lookup: receipts whose records are all direct costs or all direct incomes, and what is needed to find them. */
type Lookup = {
  readonly context: LaneContext;
  readonly books: { readonly codatCompanyId: string; readonly connectionId: string };
  readonly type: SpendingType;
  readonly deliveries: readonly Delivery[];
  readonly channel: CodatChannel;
};

/**
 * Checks ambiguous receipts against the books. Finds each record by our reference and lists its attachments. If the
 * receipt is attached, it counts as delivered. Otherwise it is sent again under a new key.
 */
export async function findReceipts(context: LaneContext, deliveries: readonly Delivery[]): Promise<LaneSignal> {
  const { connection, codatCompanyId } = context;
  if (!connection) return noSignal;
  const books = { codatCompanyId, connectionId: connection.codatConnectionId };
  try {
    for (const type of ['directCosts', 'directIncomes'] as const) {
      const ofType = deliveries.filter((delivery) => spendingTypeOf(delivery) === type);
      const channel = channelOf(context, ofType[0]?.syncId ?? null);
      if (ofType.length > 0) await lookUp({ context, books, type, deliveries: ofType, channel });
    }
    return accepted;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    const { kind } = error.failure;
    log().warn({ companyId: context.lane.companyId, failure: kind }, 'could not look up receipts');
    const isPermanent = kind === 'not-allowed' || kind === 'missing' || kind === 'rejected';
    for (const delivery of deliveries)
      if (isPermanent || delivery.looks >= maxLookups) await askPerson(context, delivery);
    return signalForFailure(error.failure);
  }
}

/** Codat stores money out as a direct cost and money in as a direct income (Codat, Accounting API). */
const spendingTypeOf = ({ expenseType }: Delivery): SpendingType =>
  expenseType === 'payment' ? 'directCosts' : 'directIncomes';

const askPerson = ({ ports }: LaneContext, delivery: Delivery) =>
  ports.store.saveDelivery(delivery, { state: 'unknown', message: askPersonMessage, lookAfterSeconds: null });

async function lookUp(lookup: Lookup): Promise<void> {
  const { context, deliveries } = lookup;
  const records = await findRecordIds(lookup);
  for (const delivery of deliveries) {
    const recordId = records.get(delivery.id);
    if (recordId === undefined) {
      if (delivery.looks >= maxLookups) await askPerson(context, delivery);
      continue;
    }
    try {
      const isThere = await hasAttachment(lookup, recordId, delivery);
      await context.ports.store.saveDelivery(
        delivery,
        isThere ? { state: 'delivered', attachmentId: null } : { state: 'not-found' },
      );
    } catch (error) {
      // One failed lookup must not stop the others. This receipt is looked up again after its backoff.
      if (!(error instanceof CodatError) || !isTransient(error)) throw error;
    }
  }
}

/**
 * Returns the id in the books of each delivery's record. Uses the saved id, or searches for the record by our
 * reference.
 */
async function findRecordIds(lookup: Lookup): Promise<ReadonlyMap<string, string>> {
  const { context, books, type, deliveries, channel } = lookup;
  const ids = new Map(
    deliveries.flatMap(({ id, recordRef }): [string, string][] => (recordRef ? [[id, recordRef]] : [])),
  );
  const unknown = deliveries.filter(({ recordRef }) => recordRef === null);
  if (unknown.length === 0) return ids;
  await refreshSpending(lookup);
  const references = [...new Set(unknown.map(({ reference }) => reference))];
  const byReference = await withRetry(() => findSpending(books, type, references, channel));
  const found = unknown.flatMap(({ id, reference }) => {
    const recordRef = byReference.get(reference);
    return recordRef ? [{ id, recordRef }] : [];
  });
  await context.ports.store.saveRecordRefs(context.lane, found);
  for (const { id, recordRef } of found) ids.set(id, recordRef);
  return ids;
}

/**
 * Makes Codat read direct costs or direct incomes from the package, and waits for the end. Codat's cache lacks the
 * records that Outlay wrote.
 */
async function refreshSpending({ context, type, channel }: Lookup): Promise<void> {
  const { codatCompanyId, ports, stop } = context;
  const operation = await withRetry(() => requestSpendingRefresh(codatCompanyId, type, channel));
  for (;;) {
    await ports.sleep(2_000, stop);
    const state = await withRetry(() => spendingState(codatCompanyId, operation, channel));
    if (state === 'complete') return;
    if (state === 'failed' || stop.aborted)
      throw new CodatError({ kind: 'no-answer' }, 'Codat did not read the books', null);
  }
}

/**
 * Returns whether the record has the file. Packages rename files, so the size identifies the file. The name decides if
 * the size is unknown or another receipt of the expense has the same size.
 */
async function hasAttachment(
  { context, books, type, channel }: Lookup,
  recordId: string,
  delivery: Delivery,
): Promise<boolean> {
  const { connection, ports } = context;
  if (!connection) return false;
  const prepared = await ports.prepareReceipt(packageOf(connection.package), delivery);
  if (!prepared.ok) return false;
  const files = await withRetry(() => listAttachments(books, type, recordId, channel));
  const { name, content } = prepared.file;
  return files.some((file) =>
    file.bytes === null || delivery.hasTwin ? file.name === name : file.bytes === content.byteLength,
  );
}
