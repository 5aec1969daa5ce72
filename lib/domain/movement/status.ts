import type { ItemState } from '@/lib/domain/sync/sync';

export const movementStatuses = [
  'incomplete',
  'ready',
  'queued',
  'sending',
  'synced',
  'changed',
  'failed',
  'unknown',
] as const;
export type MovementStatus = (typeof movementStatuses)[number];

/** The status in the words that people see. */
export const statusNames: Readonly<Record<MovementStatus, string>> = {
  incomplete: 'Incomplete',
  ready: 'Ready',
  queued: 'Queued',
  sending: 'Syncing',
  synced: 'Synced',
  changed: 'Edited since sync',
  failed: 'Failed',
  unknown: 'Unconfirmed',
};

export const isMovementStatus = (text: string): text is MovementStatus =>
  movementStatuses.some((status) => status === text);

export type StatusFacts = {
  /** The coding issues that are open (lib/domain/expense/issue.ts). */
  readonly issues: readonly unknown[];
  /** The state of the newest sync item; null when the movement was never sent. */
  readonly latestItem: ItemState | null;
  readonly revision: number;
  readonly syncedRevision: number | null;
  /** The run in which the movement waits to be frozen; null when it waits in none. */
  readonly queuedRunId: string | null;
};

/**
 * Derives the status of a movement from its issues and its newest sync item. This is the only rule. Its result is stored
 * by lib/data/movement/project.ts.
 */
export function statusOf(movement: StatusFacts): MovementStatus {
  if (movement.queuedRunId !== null) return 'queued';
  switch (movement.latestItem) {
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
      return inBooks(movement);
    case 'withdrawn':
    case null:
      // When a withdrawn sync was an update, the earlier record is still in the books.
      if (movement.syncedRevision !== null) return inBooks(movement);
      return movement.issues.length > 0 ? 'incomplete' : 'ready';
  }
}

/**
 * Whether a movement may have another status after its newest sync item went from one state to another. A batch that
 * Codat has accepted is shown as before: it is still syncing.
 */
export const changesStatus = (from: ItemState, to: ItemState): boolean => !(isOnItsWay(from) && isOnItsWay(to));

const isOnItsWay = (state: ItemState): boolean => state === 'sending' || state === 'sent';

const inBooks = ({ revision, syncedRevision }: { revision: number; syncedRevision: number | null }): MovementStatus =>
  syncedRevision !== null && revision > syncedRevision ? 'changed' : 'synced';

/**
 * The statuses that need a person's attention: data is missing, the sync failed or its outcome is unknown, or an edit is
 * not in the books yet.
 */
export const attentionStatuses = ['incomplete', 'failed', 'unknown', 'changed'] as const satisfies MovementStatus[];

/** The statuses that the check before syncing lists: the current values of these expenses are not in the books. */
export const unsyncedStatuses = ['ready', 'incomplete', 'changed'] as const satisfies MovementStatus[];

/** Whether the movement can be synced: it is ready, its last sync failed, or it was edited since it was synced. */
export const canSync = (status: MovementStatus): boolean =>
  status === 'ready' || status === 'failed' || status === 'changed';

/** Whether the movement can be edited: not while it is being synced. */
export const canEdit = (status: MovementStatus): boolean => !['queued', 'sending', 'unknown'].includes(status);
