import { statusOf } from '@/lib/domain/movement/status';
import { type Database, type Expense, required } from './database';

// A copy in memory of lib/data/movement/project-items.ts. The model's expenses have no open issues.

/** Returns the status by the rule. */
export function statusByRule(
  db: Database,
  { latestItemId, revision, syncedRevision, queuedRunId }: Omit<Expense, 'status'>,
) {
  const latestItem = latestItemId === null ? null : required(db.items.get(latestItemId)).state;
  return statusOf({ issues: [], latestItem, revision, syncedRevision, queuedRunId });
}

/** Stores the status of expenses after their sync items or revisions changed. */
export function projectItems(db: Database, expenseIds: readonly string[]): void {
  for (const id of expenseIds) {
    const expense = db.expenses.get(id);
    // A new entry of the books has no stored status.
    if (expense) expense.status = statusByRule(db, expense);
  }
}

/** Stores the status of all expenses in a batch. */
export const projectSync = (db: Database, syncId: string): void =>
  projectItems(
    db,
    db.itemsOf(syncId).map((item) => item.movementId),
  );
