import { CodatError } from '@/lib/codat/client/errors';
import type { CodatChannel } from '@/lib/codat/client/http';
import {
  findSpending,
  listAttachments,
  requestSpendingRefresh,
  type SpendingType,
  spendingState,
} from '@/lib/codat/sync/spending';
import type { LinkedConnection } from '@/lib/data/connection/connections';
import type { Delivery } from '@/lib/data/receipt/deliveries';
import { packageOf } from '@/lib/domain/books/package';
import { log } from '@/lib/log';
import type { LaneContext } from './lane-context';
import { accepted, type LaneSignal, noSignal, signalForFailure } from './lane-signal';
import { isTransient, withRetry } from './with-retry';

/** How often the books are looked into before a person has to: with the growing waits between, about a day. */
const maxLookups = 28;
/** Seconds until the next look, when this one found nothing out: 20, 40 … an hour. */
export const lookupBackoffSeconds = { first: 20, longest: 3600 } as const;
/** As many as one query names. */
export const receiptsPerLookup = 40;

const askPerson =
  'No answer came, and the books could not be looked into. Look whether the receipt is there before sending it again.';

/**
 * Looks in the books for receipts of which nobody knows whether they arrived: the record by our reference, then the
 * files that lie with it. One that is there is delivered; one that is not goes again, under a new key.
 */
export async function findReceipts(context: LaneContext, lost: readonly Delivery[]): Promise<LaneSignal> {
  const { connection } = context;
  if (!connection) return noSignal;
  try {
    for (const type of ['directCosts', 'directIncomes'] as const) {
      const of = lost.filter((delivery) => spendingTypeOf(delivery) === type);
      if (of.length > 0) await find(context, connection, type, of);
    }
    return accepted;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    const { failure } = error;
    log().warn({ companyId: context.lane.companyId, failure: failure.kind }, 'could not look for receipts');
    const never = failure.kind === 'not-allowed' || failure.kind === 'missing' || failure.kind === 'rejected';
    for (const delivery of lost) if (never || delivery.looks >= maxLookups) await giveUp(context, delivery);
    return signalForFailure(failure) ?? noSignal;
  }
}

/** Money out is a direct cost, money in a direct income (Codat, Accounting API). */
const spendingTypeOf = ({ expenseType }: Delivery): SpendingType =>
  expenseType === 'payment' ? 'directCosts' : 'directIncomes';

const giveUp = ({ ports }: LaneContext, delivery: Delivery) =>
  ports.store.saveDelivery(delivery, { state: 'unknown', message: askPerson, lookAfterSeconds: null });

async function find(
  context: LaneContext,
  connection: LinkedConnection,
  type: SpendingType,
  lost: readonly Delivery[],
): Promise<void> {
  const { ports, lane, stop } = context;
  const channel = ports.openChannel(lane, lost[0]?.syncId ?? null, stop);
  const records = await findRecordIds(context, connection, type, lost, channel);
  for (const delivery of lost) {
    const recordId = records.get(delivery.id);
    if (recordId === undefined) {
      if (delivery.looks >= maxLookups) await giveUp(context, delivery);
      continue;
    }
    try {
      const isThere = await hasAttachment(context, connection, type, recordId, delivery, channel);
      await ports.store.saveDelivery(
        delivery,
        isThere ? { state: 'delivered', attachmentId: null } : { state: 'not-found' },
      );
    } catch (error) {
      // One that could not be asked about keeps none of the others back; it is looked for again.
      if (!(error instanceof CodatError) || !isTransient(error)) throw error;
    }
  }
}

/** The records' ids in the books by delivery: those found before, and the rest by the references Outlay gave them. */
async function findRecordIds(
  context: LaneContext,
  { codatConnectionId: connectionId }: LinkedConnection,
  type: SpendingType,
  lost: readonly Delivery[],
  channel: CodatChannel,
): Promise<ReadonlyMap<string, string>> {
  const known = lost.flatMap(({ id, recordRef }): [string, string][] => (recordRef ? [[id, recordRef]] : []));
  const unknown = lost.filter(({ recordRef }) => recordRef === null);
  if (unknown.length === 0) return new Map(known);
  await refreshSpending(context, type, channel);
  const { codatCompanyId, ports, lane } = context;
  const references = [...new Set(unknown.map(({ reference }) => reference))];
  const byReference = await withRetry(() => findSpending({ codatCompanyId, connectionId }, type, references, channel));
  const found = unknown.flatMap(({ id, reference }) => {
    const recordRef = byReference.get(reference);
    return recordRef ? [{ id, recordRef }] : [];
  });
  await ports.store.saveRecordRefs(lane, found);
  return new Map([...known, ...found.map(({ id, recordRef }): [string, string] => [id, recordRef])]);
}

/** Whether the receipt's file is among those of its record: by its size, as packages rename files; a twin's by its name. */
async function hasAttachment(
  { ports, codatCompanyId }: LaneContext,
  connection: LinkedConnection,
  type: SpendingType,
  recordId: string,
  delivery: Delivery,
  channel: CodatChannel,
): Promise<boolean> {
  const prepared = await ports.prepareReceipt(packageOf(connection.package), delivery);
  if (!prepared.ok) return false;
  const books = { codatCompanyId, connectionId: connection.codatConnectionId };
  const files = await withRetry(() => listAttachments(books, type, recordId, channel));
  const { name, content } = prepared.file;
  return files.some((file) => {
    if (file.bytes === null || delivery.hasTwin) return file.name === name;
    return file.bytes === content.byteLength;
  });
}

/** Has Codat read the records anew, and waits for it: the cache it answers from does not see what was written. */
async function refreshSpending(
  { ports, codatCompanyId, stop }: LaneContext,
  type: SpendingType,
  channel: CodatChannel,
): Promise<void> {
  const operation = await withRetry(() => requestSpendingRefresh(codatCompanyId, type, channel));
  for (;;) {
    await ports.sleep(2_000, stop);
    const state = await withRetry(() => spendingState(codatCompanyId, operation, channel));
    if (state === 'complete') return;
    if (state === 'failed' || stop.aborted)
      throw new CodatError({ kind: 'no-answer' }, 'the books were not read', null);
  }
}
