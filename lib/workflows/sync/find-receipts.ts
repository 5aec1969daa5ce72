import { CodatError } from '@/lib/codat/client/errors';
import type { Line } from '@/lib/codat/client/http';
import { filesOf, findSpending, requestSpending, type SpendingType, spendingState } from '@/lib/codat/sync/spending';
import type { LinkedConnection } from '@/lib/data/books/connections';
import type { Delivery } from '@/lib/data/receipt/deliveries';
import { packageOf } from '@/lib/domain/books/package';
import { log } from '@/lib/log';
import type { Turn } from './lane-context';
import { accepted, laneTrouble, nothing, type Verdict } from './lane-signal';
import { again, mayPass } from './read-again';

/** How often the books are looked into before a person has to: with the growing waits between, about a day. */
const mostLooks = 28;
/** Seconds until the next look, when this one found nothing out: 20, 40 … an hour. */
export const lookAgainSeconds = { first: 20, longest: 3600 } as const;
/** As many as one query names. */
export const lookedForAtOnce = 40;

const askPerson =
  'No answer came, and the books could not be looked into. Look whether the receipt is there before sending it again.';

/**
 * Looks in the books for receipts of which nobody knows whether they arrived: the record by our reference, then the
 * files that lie with it. One that is there is delivered; one that is not goes again, under a new key.
 */
export async function findReceipts(turn: Turn, lost: readonly Delivery[]): Promise<Verdict> {
  const { connection } = turn;
  if (!connection) return nothing;
  try {
    for (const type of ['directCosts', 'directIncomes'] as const) {
      const of = lost.filter((delivery) => spendingTypeOf(delivery) === type);
      if (of.length > 0) await find(turn, connection, type, of);
    }
    return accepted;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    const { failure } = error;
    log().warn({ companyId: turn.lane.companyId, failure: failure.kind }, 'could not look for receipts');
    const never = failure.kind === 'not-allowed' || failure.kind === 'missing' || failure.kind === 'rejected';
    for (const delivery of lost) if (never || delivery.looks >= mostLooks) await giveUp(turn, delivery);
    return laneTrouble(failure) ?? nothing;
  }
}

/** Money out is a direct cost, money in a direct income (Codat, Accounting API). */
const spendingTypeOf = ({ expenseType }: Delivery): SpendingType =>
  expenseType === 'payment' ? 'directCosts' : 'directIncomes';

const giveUp = ({ world }: Turn, delivery: Delivery) =>
  world.rows.keepDelivery(delivery, { state: 'unknown', message: askPerson, lookAfterSeconds: null });

async function find(
  turn: Turn,
  connection: LinkedConnection,
  type: SpendingType,
  lost: readonly Delivery[],
): Promise<void> {
  const { world, lane, stop } = turn;
  const line = world.line(lane, lost[0]?.syncId ?? null, stop);
  const records = await recordsOf(turn, connection, type, lost, line);
  for (const delivery of lost) {
    const recordId = records.get(delivery.id);
    if (recordId === undefined) {
      if (delivery.looks >= mostLooks) await giveUp(turn, delivery);
      continue;
    }
    try {
      const isThere = await liesWith(turn, connection, type, recordId, delivery, line);
      await world.rows.keepDelivery(
        delivery,
        isThere ? { state: 'delivered', attachmentId: null } : { state: 'not-there' },
      );
    } catch (error) {
      // One that could not be asked about keeps none of the others back; it is looked for again.
      if (!(error instanceof CodatError) || !mayPass(error)) throw error;
    }
  }
}

/** The records' ids in the books by delivery: those found before, and the rest by the references Outlay gave them. */
async function recordsOf(
  turn: Turn,
  { codatConnectionId: connectionId }: LinkedConnection,
  type: SpendingType,
  lost: readonly Delivery[],
  line: Line,
): Promise<ReadonlyMap<string, string>> {
  const known = lost.flatMap(({ id, recordRef }): [string, string][] => (recordRef ? [[id, recordRef]] : []));
  const unknown = lost.filter(({ recordRef }) => recordRef === null);
  if (unknown.length === 0) return new Map(known);
  await untilRead(turn, type, line);
  const { codatCompanyId, world, lane } = turn;
  const references = [...new Set(unknown.map(({ reference }) => reference))];
  const byReference = await again(() => findSpending({ codatCompanyId, connectionId }, type, references, line));
  const found = unknown.flatMap(({ id, reference }) => {
    const recordRef = byReference.get(reference);
    return recordRef ? [{ id, recordRef }] : [];
  });
  await world.rows.keepRecordRefs(lane, found);
  return new Map([...known, ...found.map(({ id, recordRef }): [string, string] => [id, recordRef])]);
}

/** Whether the receipt's file is among those of its record: by its size, as packages rename files; a twin's by its name. */
async function liesWith(
  { world, codatCompanyId }: Turn,
  connection: LinkedConnection,
  type: SpendingType,
  recordId: string,
  delivery: Delivery,
  line: Line,
): Promise<boolean> {
  const prepared = await world.prepareReceipt(packageOf(connection.package), delivery);
  if (!prepared.ok) return false;
  const books = { codatCompanyId, connectionId: connection.codatConnectionId };
  const files = await again(() => filesOf(books, type, recordId, line));
  const { name, content } = prepared.file;
  return files.some((file) => {
    if (file.bytes === null || delivery.hasTwin) return file.name === name;
    return file.bytes === content.byteLength;
  });
}

/** Has Codat read the records anew, and waits for it: the cache it answers from does not see what was written. */
async function untilRead({ world, codatCompanyId, stop }: Turn, type: SpendingType, line: Line): Promise<void> {
  const operation = await again(() => requestSpending(codatCompanyId, type, line));
  for (;;) {
    await world.pause(2_000, stop);
    const state = await again(() => spendingState(codatCompanyId, operation, line));
    if (state === 'complete') return;
    if (state === 'failed' || stop.aborted)
      throw new CodatError({ kind: 'no-answer' }, 'the books were not read', null);
  }
}
