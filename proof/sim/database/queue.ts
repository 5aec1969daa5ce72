import { directPayload, pushedTransferPayload } from '@/lib/codat/sync/direct-records';
import type { Lane } from '@/lib/data/sync/lease';
import { writesWith } from '@/lib/domain/books/package/package-type';
import { canSync } from '@/lib/domain/movement/status';
import { toBatches } from '@/lib/domain/sync/sync';
import { type ConnectionRow, type Database, type Expense, required } from './database';
import { endPauseNow, queuedOf, wakeLane } from './lanes';
import { projectItems } from './projection';
import { spendingOf, transferOf } from './records';
import { createRun, freezeBatches, type NewBatch } from './runs';

// A copy in memory of lib/data/sync/run/queue.ts and of the parts of lib/workflows/sync/freeze-part.ts that decide what is
// written. The parts are smaller than in production, so that the small companies of a run have several.

export const partSize = 20;

const types = { payment: 'Payment', refund: 'Refund', reward: 'Reward', chargeback: 'Chargeback' } as const;

/** Queues expenses in a new run. Returns the id of the run. */
export function queueRun(
  db: Database,
  requester: { readonly companyId: string; readonly userId: string | null },
  expenseIds: readonly string[],
): string {
  const runId = createRun(db, requester);
  for (const id of expenseIds) {
    const expense = required(db.expenses.get(id));
    if (canSync(expense.status) && expense.queuedRunId === null) expense.queuedRunId = runId;
  }
  projectItems(db, expenseIds);
  endPauseNow(db, requester.companyId);
  wakeLane(db, requester.companyId);
  return runId;
}

/** Takes everything that waits in one run, or in any run of the company, out of the queue. Returns their number. */
export function clearQueue(db: Database, companyId: string, runId?: string): number {
  const queued = queuedOf(db, companyId).filter((each) => runId === undefined || each.queuedRunId === runId);
  for (const expense of queued) expense.queuedRunId = null;
  projectItems(
    db,
    queued.map(({ id }) => id),
  );
  return queued.length;
}

/**
 * Freezes the next part of the oldest run. Does nothing unless the SQL condition holds: `fence = …`. `batchesOf` returns
 * the batches for those of the part that can be synced.
 */
export function freezeQueued(
  db: Database,
  { companyId, fence }: Lane,
  size = partSize,
  batchesOf = (expenses: readonly Expense[]) => batchesToSend(db, expenses),
): void {
  if (db.lanes.get(companyId)?.fence !== fence) return;
  const [runId] = queuedOf(db, companyId)
    .flatMap((expense) => expense.queuedRunId ?? [])
    .sort();
  if (runId !== undefined) freezeNext(db, companyId, runId, size, batchesOf);
}

/** Freezes the next part of a run, and wakes the lane. What cannot be synced any more is left out. */
function freezeNext(
  db: Database,
  companyId: string,
  runId: string,
  size = partSize,
  batchesOf = (expenses: readonly Expense[]) => batchesToSend(db, expenses),
): void {
  const part = queuedOf(db, companyId)
    .filter((expense) => expense.queuedRunId === runId)
    .slice(0, size);
  for (const expense of part) expense.queuedRunId = null;
  projectItems(
    db,
    part.map(({ id }) => id),
  );
  const userId = required(db.runs.get(runId)).requestedById;
  freezeBatches(db, { companyId, userId }, runId, batchesOf(part));
  wakeLane(db, companyId);
}

/**
 * Returns those of the movements that can be synced. With the Expenses API, new expenses and new claims are in batches of
 * 50, and each update and each transfer in its own batch. With the Accounting API each is a push of its own.
 */
export function batchesToSend(db: Database, expenses: readonly Expense[]): NewBatch[] {
  const companyId = expenses[0]?.companyId ?? '';
  const connection = db.connections.find((row) => row.companyId === companyId && row.removedAt === null);
  if (!connection || connection.status === 'pending') return [];
  const ready = expenses.filter((expense) => canBeSent(db, expense));
  if (writesWith(connection.package) === 'accounting') return ready.map((expense) => toPush(connection, expense));
  const isNew = ({ syncedRevision, kind }: Expense) => syncedRevision === null && kind !== 'transfer';
  const [claims, others] = [ready.filter(({ kind }) => kind === 'claim'), ready.filter(({ kind }) => kind !== 'claim')];
  const alone = ready.filter((expense) => !isNew(expense));
  return [
    ...toBatches(others.filter(isNew)),
    ...toBatches(claims.filter(isNew)),
    ...alone.map((expense) => [expense]),
  ].map((batch) => ({
    product: products[batch[0]?.kind ?? 'expense'],
    connectionId: connection.id,
    kind: batch[0]?.syncedRevision === null ? 'creation' : 'update',
    payload: JSON.stringify(batch.map(toJson)),
    payloadSha256: '',
    items: batch.map(toItem),
  }));
}

const products = { expense: 'expenses', claim: 'reimbursables', transfer: 'transfers' } as const;
const toItem = ({ id, revision, amount }: Expense) => ({ movementId: id, revision, amount });

function toPush({ id: connectionId, package: key }: ConnectionRow, expense: Expense): NewBatch {
  const { product, text, sha256 } =
    expense.kind === 'transfer'
      ? pushedTransferPayload(transferOf(expense, expense.amount))
      : directPayload(spendingOf(expense, expense.amount), key);
  const batch = { product, connectionId, kind: 'creation', payload: text, payloadSha256: sha256 } as const;
  return { ...batch, items: [toItem(expense)] };
}

/**
 * Whether a movement can be synced. Of those in the linked books, the Expenses API takes only updates of payments and
 * claims, and in some packages of transfers. The Accounting API takes no updates and no claims.
 */
export function canBeSent(db: Database, expense: Expense): boolean {
  const { status, syncedRevision, kind, type, companyId } = expense;
  const connection = db.connections.find((row) => row.companyId === companyId && row.removedAt === null);
  if (!canSync(status) || !connection) return false;
  if (writesWith(connection.package) === 'accounting') return syncedRevision === null && kind !== 'claim';
  if (syncedRevision === null) return true;
  if (booksOf(db, expense) !== connection.id) return false;
  return kind === 'transfer' ? db.company(companyId).updatesTransfers : type === 'payment';
}

/** Returns the connection to the books that have the movement. */
function booksOf(db: Database, { id }: Expense): string | null {
  const written = [...db.items.values()].filter((item) => item.movementId === id && item.state === 'synced');
  const latest = written.sort((one, other) => other.attempt - one.attempt)[0];
  return latest ? required(db.syncs.get(latest.syncId)).connectionId : null;
}

/** Returns the fields of the request body (lib/codat/sync/expenses.ts and transfers.ts) that the simulated Codat reads. */
const toJson = ({ id, kind, type, note, amount }: Expense) =>
  kind === 'transfer'
    ? { id, from: { amount } }
    : { id, type: types[type], reference: id.slice(-12), notes: note, lines: [{ netAmount: amount, taxAmount: 0 }] };
