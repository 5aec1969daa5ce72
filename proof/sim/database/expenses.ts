import { canEdit } from '@/lib/domain/movement/status';
import { Refusal } from '@/lib/domain/refusal';
import type { Database, Expense, Receipt } from './database';
import { expectReceipts } from './outcomes';
import { projectItems } from './projection';

// A copy in memory of those parts of lib/data/expense and lib/data/receipt that the engine depends on.

type NewExpense = Pick<Expense, 'id' | 'companyId' | 'type' | 'amount'> & Partial<Pick<Expense, 'kind' | 'note'>>;

export function addExpense(db: Database, expense: NewExpense): void {
  db.expenses.set(expense.id, {
    kind: 'expense',
    note: '',
    ...expense,
    revision: 1,
    syncedRevision: null,
    latestItemId: null,
    queuedRunId: null,
    status: 'ready',
  });
}

/** Throws a Refusal if the expense is being synced, or was changed since `revision`. */
export function changeExpense(db: Database, id: string, change: Pick<Expense, 'amount' | 'revision'>): void {
  const expense = db.expenses.get(id);
  if (!expense || !canEdit(expense.status) || expense.revision !== change.revision)
    throw new Refusal('The expense cannot be changed.');
  expense.amount = change.amount;
  expense.revision += 1;
  projectItems(db, [id]);
}

/** Adds a receipt. If its expense is synced, its delivery is scheduled. */
export function addReceipt(db: Database, receipt: Receipt): void {
  db.receipts.push(receipt);
  const synced = [...db.items.values()]
    .filter((item) => item.movementId === receipt.expenseId && item.state === 'synced')
    .sort((one, other) => other.attempt - one.attempt)[0];
  if (synced) expectReceipts(db, receipt.companyId, [synced]);
}
