import { plural } from '@/lib/domain/plural';
import type { MovementStatus } from '../movement/status';

/** Why undoing an import leaves an expense: see `keptReason`. */
export type KeptReason = 'closed' | 'booked' | 'on its way' | 'unconfirmed' | 'edited';

/**
 * Returns why undoing an import leaves the expense; null when it is deleted. What may be in the books stays, because
 * deleting it here would not delete it there. What a person has worked on stays, so that no work is lost.
 */
export function keptReason(expense: {
  readonly status: MovementStatus;
  readonly syncedRevision: number | null;
  /** Whether a person has changed it or added a receipt since the import. */
  readonly isEdited: boolean;
  /** Whether its month is closed. */
  readonly isClosed: boolean;
}): KeptReason | null {
  if (expense.isClosed) return 'closed';
  if (expense.status === 'unknown') return 'unconfirmed';
  if (expense.status === 'queued' || expense.status === 'sending') return 'on its way';
  if (expense.syncedRevision !== null) return 'booked';
  return expense.isEdited ? 'edited' : null;
}

/** The result of undoing an import: how many expenses were deleted, and how many stay for each reason. */
export type UndoResult = { readonly deleted: number; readonly kept: Readonly<Partial<Record<KeptReason, number>>> };

/** Says which expenses undoing an import has left, one sentence for each reason. */
export const describeKept = ({ kept }: UndoResult): string[] =>
  reasons.flatMap(({ reason, one, other }) => {
    const count = kept[reason] ?? 0;
    return count > 0 ? [plural(count, one, other)] : [];
  });

const reasons: readonly { readonly reason: KeptReason; readonly one: string; readonly other: string }[] = [
  {
    reason: 'closed',
    one: '# expense is in a closed month and stays. Reopen the month to delete it.',
    other: '# expenses are in closed months and stay. Reopen the months to delete them.',
  },
  {
    reason: 'booked',
    one: '# expense is in your books and stays. Delete it there if it is wrong.',
    other: '# expenses are in your books and stay. Delete them there if they are wrong.',
  },
  {
    reason: 'on its way',
    one: '# expense is on its way to your books and stays. Wait for the outcome.',
    other: '# expenses are on their way to your books and stay. Wait for the outcome.',
  },
  {
    reason: 'unconfirmed',
    one: '# expense may be in your books and stays. Check your books first.',
    other: '# expenses may be in your books and stay. Check your books first.',
  },
  {
    reason: 'edited',
    one: '# expense stays because somebody changed it or added a receipt since. Delete it by hand if you do not need it.',
    other:
      '# expenses stay because somebody changed them or added receipts since. Delete them by hand if you do not need them.',
  },
];
