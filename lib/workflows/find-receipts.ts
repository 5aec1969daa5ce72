import { CodatError } from '@/lib/codat/errors';
import { filesOf, findSpending, requestSpending, type SpendingType, spendingState } from '@/lib/codat/spending';
import type { Delivery } from '@/lib/data/deliveries';
import { packageOf } from '@/lib/domain/package';
import { log } from '@/lib/log';
import { laneTrouble, nothing, type Turn, type Verdict } from './turn';

/** How often the books are looked into before a person has to. */
const mostLooks = 6;
/** Seconds until the next look, when this one found nothing out. */
export const lookAgainSeconds = 60;
/** As many as one query names. */
export const lookedForAtOnce = 40;

const askPerson =
  'No answer came, and the books could not be looked into. Look whether the receipt is there before sending it again.';

/**
 * Looks in the books for receipts of which nobody knows whether they arrived: the record by our reference, then the
 * files that lie with it. One that is there is delivered; one that is not goes again, under a new key.
 */
export async function findReceipts(turn: Turn, lost: readonly Delivery[]): Promise<Verdict> {
  try {
    for (const type of ['directCosts', 'directIncomes'] as const) {
      const of = lost.filter((delivery) => spendingTypeOf(delivery) === type);
      if (of.length > 0) await find(turn, type, of);
    }
    return nothing;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ companyId: turn.lane.companyId, failure: error.failure.kind }, 'could not look for receipts');
    for (const delivery of lost.filter(({ looks }) => looks >= mostLooks)) await giveUp(turn, delivery);
    return laneTrouble(error.failure, lookAgainSeconds) ?? nothing;
  }
}

/** Money out is a direct cost, money in a direct income (Codat, Accounting API). */
const spendingTypeOf = ({ expenseType }: Delivery): SpendingType =>
  expenseType === 'payment' ? 'directCosts' : 'directIncomes';

const giveUp = ({ world }: Turn, delivery: Delivery) =>
  world.rows.keepDelivery(delivery, { state: 'unknown', message: askPerson, lookAfterSeconds: null });

async function find(turn: Turn, type: SpendingType, lost: readonly Delivery[]): Promise<void> {
  const { world, lane, codatCompanyId, connection, stop } = turn;
  if (!connection) return;
  const books = { codatCompanyId, connectionId: connection.codatConnectionId };
  const line = world.line(lane, lost[0]?.syncId ?? null, stop);
  const operation = await requestSpending(codatCompanyId, type, line);
  for (let state = await spendingState(codatCompanyId, operation, line); state !== 'complete'; ) {
    if (state === 'failed' || stop.aborted)
      throw new CodatError({ kind: 'no-answer' }, 'the books were not read', null);
    await world.pause(2_000, stop);
    state = await spendingState(codatCompanyId, operation, line);
  }
  const records = await findSpending(
    books,
    type,
    lost.map((delivery) => delivery.reference),
    line,
  );
  for (const delivery of lost) {
    const recordId = records.get(delivery.reference);
    if (!recordId) {
      if (delivery.looks >= mostLooks) await giveUp(turn, delivery);
      continue;
    }
    const prepared = await world.prepareReceipt(packageOf(connection.package), delivery);
    const files = await filesOf(books, type, recordId, line);
    const there =
      prepared.ok &&
      files.some(({ name, bytes }) =>
        bytes === null ? name === prepared.file.name : bytes === prepared.file.content.byteLength,
      );
    await world.rows.keepDelivery(
      delivery,
      there ? { state: 'delivered', attachmentId: null } : { state: 'not-there' },
    );
  }
}
