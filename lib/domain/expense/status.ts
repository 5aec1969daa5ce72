import type { ItemState } from '@/lib/domain/sync/sync';
import type { CodingIssue } from './issue';

export const expenseStatuses = [
  'incomplete',
  'ready',
  'queued',
  'sending',
  'synced',
  'changed',
  'failed',
  'unknown',
] as const;
export type ExpenseStatus = (typeof expenseStatuses)[number];

export const isExpenseStatus = (text: string): text is ExpenseStatus =>
  expenseStatuses.some((status) => status === text);

/** An expense's status, from what is missing and from its newest sync item. There is no other place it is kept. */
export function statusOf(expense: {
  readonly issues: readonly CodingIssue[];
  readonly latestItem: ItemState | null;
  readonly revision: number;
  readonly syncedRevision: number | null;
}): ExpenseStatus {
  switch (expense.latestItem) {
    case 'queued':
      return 'queued';
    case 'sending':
    case 'sent':
      return 'sending';
    case 'unknown':
      return 'unknown';
    case 'failed':
      return 'failed';
    case 'synced':
      return inBooks(expense);
    case 'withdrawn':
    case null:
      // What was taken back may have been a change of something that is in the books.
      if (expense.syncedRevision !== null) return inBooks(expense);
      return expense.issues.length > 0 ? 'incomplete' : 'ready';
  }
}

const inBooks = ({ revision, syncedRevision }: { revision: number; syncedRevision: number | null }): ExpenseStatus =>
  syncedRevision !== null && revision > syncedRevision ? 'changed' : 'synced';

/** Whether Sync may be pressed: everything that is not on its way and not in the books as it is now. */
export const canSync = (status: ExpenseStatus): boolean =>
  status === 'ready' || status === 'failed' || status === 'changed';

/** Whether the expense may be changed: not while a record of it is on its way. */
export const canEdit = (status: ExpenseStatus): boolean => !['queued', 'sending', 'unknown'].includes(status);
