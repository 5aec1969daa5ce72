import 'server-only';
import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Day } from '@/lib/domain/day';
import type { Expense } from '@/lib/domain/expense/expense';
import { isMoneyOut } from '@/lib/domain/expense/type';
import { likenessOf } from '@/lib/domain/import/duplicates';
import type { Money } from '@/lib/domain/money';

/** The fields of an expense, saved or not, by which a second one like it is found. */
export type Recordable = Pick<Expense, 'id' | 'day' | 'type' | 'merchant' | 'amount' | 'cardId'>;

export type LikelyDuplicate = {
  readonly id: string;
  readonly day: Day;
  readonly merchant: string;
  readonly amount: Money;
};

/** The most expenses of one day and amount that are compared. */
const mostCompared = 100;

/**
 * Returns other expenses that are likely the same as this one, the oldest first: of the same day, direction and amount, at the
 * same merchant, and not from another card. The merchants are compared by their normalised names.
 */
export const likelyDuplicates = (viewer: Viewer, expense: Recordable): Promise<readonly LikelyDuplicate[]> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { id, day, type, amount, cardId } = expense;
    const found = await tx.movement.findMany({
      where: {
        companyId,
        amountMinor: amount.minor,
        day,
        currency: amount.currency,
        kind: { not: 'transfer' },
        sign: isMoneyOut(type) ? 1 : -1,
        removedAt: null,
        id: { not: id },
        ...(cardId && { OR: [{ cardId }, { cardId: null }] }),
      },
      select: { id: true, day: true, expense: { select: { type: true, merchant: true } } },
      orderBy: { id: 'asc' },
      take: mostCompared,
    });
    // The database compared the cards, and an expense without a card can be from any.
    const likeness = likenessOf({ ...expense, cardId: null });
    return found
      .flatMap(({ expense: detail, ...other }) => (detail ? [{ ...other, ...detail }] : []))
      .filter((other) => likenessOf({ ...other, amount, cardId: null }) === likeness)
      .map((other) => ({ id: other.id, day: other.day, merchant: other.merchant, amount }));
  });
