import { worker } from '@/lib/data/db';
import type { Delivery } from '@/lib/data/receipt/claim-deliveries';
import type { DeliveryOutcome } from '@/lib/data/receipt/deliveries';
import { traitsOf } from '@/lib/domain/books/find-record';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import type { Random } from '../../sim/core/random';
import type { Database } from '../../sim/database/database';
import { spendingOf } from '../../sim/database/records';
import type { Arguments } from '../production';
import type { Situation } from '../situation';
import type { Generators } from './generators';
import { hasDueDelivery, withLane } from './lanes';

/** Calls `create` with a delivery that a worker has or had claimed. */
const withDelivery =
  <T>(create: (delivery: Delivery, situation: Situation, random: Random) => T) =>
  (situation: Situation, random: Random): T | null => {
    const delivery = situation.delivery(random);
    return delivery && create(delivery, situation, random);
  };

function anOutcome(random: Random): DeliveryOutcome {
  const step = random.occurs(0.4) ? ({ step: 'failed' } as const) : {};
  const afterSeconds = random.integer(0, 30);
  switch (random.pick(['delivered', 'refused', 'waiting', 'not-found', 'unknown', 'unknown'] as const)) {
    case 'delivered':
      return { state: 'delivered', attachmentId: random.occurs(0.5) ? 'attachment' : null };
    case 'refused':
      return { state: 'refused', message: 'The file is too large.' };
    case 'waiting':
      return { state: 'waiting', afterSeconds, ...step };
    case 'not-found':
      return { state: 'not-found', ...(random.occurs(0.5) && { message: 'It was refused once.' }) };
    case 'unknown': {
      const step = random.pick(['failed', 'missed', null] as const);
      const lookAfterSeconds = random.occurs(0.8) ? afterSeconds : null;
      return { state: 'unknown', message: 'It may be there.', lookAfterSeconds, ...(step && { step }) };
    }
  }
}

const expenseOf = ({ db }: Situation, random: Random) => {
  const all = [...db.expenses.values()];
  return all.length > 0 ? random.pick(all) : null;
};

const linkedTo = (db: Database, companyId: string) =>
  db.connections.find((row) => row.companyId === companyId && row.removedAt === null);

type SpendingRead = Arguments<'findSpendingRead'>;
function aSpendingRead(situation: Situation, random: Random): SpendingRead | null {
  const { companyId } = situation.viewer(random);
  const connection = linkedTo(situation.db, companyId);
  return connection
    ? [worker(companyId), { connectionId: connection.id, type: random.pick(['bills', 'costs']) }]
    : null;
}

function withOperation(situation: Situation, random: Random): [...SpendingRead, string] | null {
  const read = aSpendingRead(situation, random);
  return read && [...read, random.pick(['first', 'second'])];
}

export const deliveryOperations: Generators<
  | 'claimDeliveries'
  | 'claimUnknownDeliveries'
  | 'findUnlocatedDeliveries'
  | 'saveDelivery'
  | 'saveRecordRefs'
  | 'sentRecords'
  | 'receiptsOfEqualExpenses'
  | 'findSpendingRead'
  | 'startSpendingRead'
  | 'completeSpendingRead'
  | 'dropSpendingRead'
  | 'sendReceiptAgain'
> = {
  claimDeliveries: withLane(
    (lane, _, random) => [lane, random.pick([1, 10]), idempotencyKeyMinutes],
    hasDueDelivery('waiting', 'sending'),
  ),
  claimUnknownDeliveries: withLane(
    (lane, _, random) => [lane, random.pick([1, 10]), random.pick(['located', 'unlocated'] as const)],
    hasDueDelivery('unknown'),
  ),
  findUnlocatedDeliveries: withLane((lane, { deliveries }, random) => [
    lane,
    random.pick([1, 10]),
    deliveries.filter(() => random.occurs(0.2)),
  ]),
  saveDelivery: withDelivery((delivery, _, random) => [delivery, anOutcome(random)]),
  saveRecordRefs: withDelivery((delivery, situation, random) => {
    const lane = situation.lane(random);
    const recordRefs = random.occurs(0.5) ? ['record-1'] : ['record-1', 'record-2'];
    return lane && [lane, [{ delivery, recordRefs }]];
  }),
  sentRecords: ({ db, ...situation }, random) => {
    const companyId = random.pick(situation.viewers).companyId;
    const ids = [...db.expenses.values()].filter((expense) => expense.companyId === companyId).map(({ id }) => id);
    return [worker(companyId), ids];
  },
  receiptsOfEqualExpenses: (situation, random) => {
    const expense = expenseOf(situation, random);
    if (!expense) return null;
    const versions = [traitsOf(spendingOf(expense, expense.amount))];
    return [worker(expense.companyId), expense.id, { versions, byNote: random.occurs(0.5) }];
  },
  findSpendingRead: aSpendingRead,
  startSpendingRead: withOperation,
  completeSpendingRead: withOperation,
  dropSpendingRead: aSpendingRead,
  sendReceiptAgain: ({ db, viewers }, random) => {
    const receipt = db.receipts.length > 0 ? random.pick(db.receipts) : undefined;
    const viewer = viewers.find(({ companyId }) => companyId === receipt?.companyId);
    return receipt && viewer ? [viewer, receipt.id] : null;
  },
};
