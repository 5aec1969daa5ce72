import { plural } from '@/lib/domain/plural';
import type { MovementStatus } from '../movement/status';
import { countedKinds, type KindCounts, totalOf } from './moved-kinds';

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

/** The result of undoing an import: how many movements of each kind were deleted, and how many stay for each reason. */
export type UndoResult = {
  readonly deleted: KindCounts;
  readonly kept: Readonly<Partial<Record<KeptReason, KindCounts>>>;
};

/** Says which movements undoing an import has left, one sentence for each reason. */
export const describeKept = ({ kept }: UndoResult, locale?: string): string[] =>
  reasons.flatMap(({ reason, one, other }) => {
    const counts = kept[reason] ?? {};
    const count = totalOf(counts);
    return count > 0 ? [`${countedKinds(counts, locale)} ${plural(count, one, other)}`] : [];
  });

const reasons: readonly { readonly reason: KeptReason; readonly one: string; readonly other: string }[] = [
  {
    reason: 'closed',
    one: 'is in a closed month and stays. Reopen the month to delete it.',
    other: 'are in closed months and stay. Reopen the months to delete them.',
  },
  {
    reason: 'booked',
    one: 'is in your books and stays. Delete it there if it is wrong.',
    other: 'are in your books and stay. Delete them there if they are wrong.',
  },
  {
    reason: 'on its way',
    one: 'is on its way to your books and stays. Wait for the outcome.',
    other: 'are on their way to your books and stay. Wait for the outcome.',
  },
  {
    reason: 'unconfirmed',
    one: 'may be in your books and stays. Check your books first.',
    other: 'may be in your books and stay. Check your books first.',
  },
  {
    reason: 'edited',
    one: 'stays because somebody changed it or added a receipt since. Delete it by hand if you do not need it.',
    other: 'stay because somebody changed them or added receipts since. Delete them by hand if you do not need them.',
  },
];
