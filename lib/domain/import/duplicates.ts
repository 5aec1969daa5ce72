import type { Expense } from '@/lib/domain/expense/expense';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';

type Likeness = Pick<Expense, 'day' | 'type' | 'merchant' | 'amount' | 'cardId'>;

/** Returns a key that likely duplicates share: the day, the type, the amount, the card and the merchant. */
export const likenessOf = ({ day, type, merchant, amount, cardId }: Likeness): string =>
  [day, type, amount.minor, amount.currency, cardId ?? '', normaliseMerchant(merchant).key].join('\0');

/** A row of the file, by its id and by the key that its likely duplicates share. */
export type DuplicateCandidate = { readonly id: string; readonly likeness: string };

/** An expense that exists. One that was removed is no likely duplicate, but its row was imported before. */
export type ExistingExpense = DuplicateCandidate & { readonly isRemoved: boolean };

/**
 * Whether a row was imported before (`there`, or `removed` since), is likely the same as an existing expense that was
 * recorded in another way (`likely`), or neither.
 */
export type DuplicateState = 'new' | 'likely' | 'there' | 'removed';

/**
 * Compares the rows of a file with existing expenses, and returns the state of each row. Each expense explains one row
 * only: of three identical coffees, two can be there and one is new.
 */
export function duplicateStates(
  rows: readonly DuplicateCandidate[],
  existing: readonly ExistingExpense[],
): readonly DuplicateState[] {
  const byId = new Map(existing.map((expense) => [expense.id, expense]));
  const explained = new Set(rows.map(({ id }) => id));
  const left = new Map<string, number>();
  for (const { id, likeness, isRemoved } of existing) {
    if (!isRemoved && !explained.has(id)) left.set(likeness, (left.get(likeness) ?? 0) + 1);
  }
  return rows.map(({ id, likeness }) => {
    const same = byId.get(id);
    if (same) return same.isRemoved ? 'removed' : 'there';
    const count = left.get(likeness) ?? 0;
    if (count === 0) return 'new';
    left.set(likeness, count - 1);
    return 'likely';
  });
}
