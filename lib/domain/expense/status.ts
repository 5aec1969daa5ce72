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

/** Derives the status of an expense from its issues and its newest sync item. The status itself is not stored. */
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
      // When a withdrawn sync was an update, the earlier record is still in the books.
      if (expense.syncedRevision !== null) return inBooks(expense);
      return expense.issues.length > 0 ? 'incomplete' : 'ready';
  }
}

const inBooks = ({ revision, syncedRevision }: { revision: number; syncedRevision: number | null }): ExpenseStatus =>
  syncedRevision !== null && revision > syncedRevision ? 'changed' : 'synced';

/**
 * The statuses that need a person's attention: data is missing, the sync failed or its outcome is unknown, or an edit is
 * not in the books yet.
 */
export const attentionStatuses = ['incomplete', 'failed', 'unknown', 'changed'] as const satisfies ExpenseStatus[];

/** The statuses that the check before syncing lists: the current values of these expenses are not in the books. */
export const unsyncedStatuses = ['ready', 'incomplete', 'changed'] as const satisfies ExpenseStatus[];

/** Whether the expense can be synced: it is ready, its last sync failed, or it was edited since it was synced. */
export const canSync = (status: ExpenseStatus): boolean =>
  status === 'ready' || status === 'failed' || status === 'changed';

/** Whether the expense can be edited: not while it is being synced. */
export const canEdit = (status: ExpenseStatus): boolean => !['queued', 'sending', 'unknown'].includes(status);
