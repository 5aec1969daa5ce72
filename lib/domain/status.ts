import type { Gap } from './coding';
import type { ItemState } from './sync';

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
  readonly gaps: readonly Gap[];
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
      return expense.syncedRevision !== null && expense.revision > expense.syncedRevision ? 'changed' : 'synced';
    case 'withdrawn':
    case null:
      return expense.gaps.length > 0 ? 'incomplete' : 'ready';
  }
}

/** Whether Sync may be pressed: everything that is not in the books and not on its way there. */
export const maySync = (status: ExpenseStatus): boolean => status === 'ready' || status === 'failed';

/** Whether the expense may be changed: not while a record of it is on its way. */
export const mayEdit = (status: ExpenseStatus): boolean =>
  !['queued', 'sending', 'unknown', 'synced', 'changed'].includes(status);
