import 'server-only';
import { v5 } from 'uuid';
import { knowledgeIn } from '@/lib/data/coding/knowledge';
import { cardsIn } from '@/lib/data/company/cards';
import { categoriesIn } from '@/lib/data/company/categories';
import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';

/**
 * Returns what an import needs: the cards and categories that a file may name, and the knowledge that codes its rows.
 */
export const importContext = (viewer: Viewer) =>
  inScope(viewer, async (tx) => ({
    cards: await cardsIn(tx, viewer.companyId),
    categories: await categoriesIn(tx, viewer.companyId),
    knowledge: await knowledgeIn(tx, viewer.companyId),
  }));

/**
 * Returns the key of a row of a file, so that importing a file twice adds nothing. `nth` distinguishes identical rows of
 * a file.
 */
export const keyOfRow = (companyId: string, cells: readonly string[], nth: number): string =>
  v5(JSON.stringify([...cells, nth]), companyId);

/**
 * The existing expenses that a row of the file may duplicate. `keys` has the rows that were imported before. `likes` has
 * the `likeness` keys of the expenses on the same days.
 */
export type Existing = {
  readonly keys: ReadonlyMap<string, 'there' | 'deleted'>;
  readonly likes: ReadonlySet<string>;
};

type Like = Pick<Expense, 'day' | 'type' | 'merchant' | 'amount' | 'cardId'>;

/**
 * Returns a key that is the same for likely duplicates. It consists of the day, the type, the amount, the card and the
 * merchant.
 */
export const likeness = ({ day, type, merchant, amount, cardId }: Like): string =>
  [day, type, amount.minor, amount.currency, cardId ?? '', normaliseMerchant(merchant).key].join('\0');

export const existingFor = (
  viewer: Viewer,
  rows: readonly { readonly key: string; readonly facts: Like }[],
): Promise<Existing> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const days = [...new Set(rows.map(({ facts }) => facts.day))];
    const there = await tx.expense.findMany({
      where: { companyId, importKey: { in: rows.map(({ key }) => key) } },
      select: { importKey: true, removedAt: true },
    });
    const keys = new Map(
      there.map(({ importKey, removedAt }) => [importKey ?? '', removedAt ? ('deleted' as const) : ('there' as const)]),
    );
    const like = await tx.expense.findMany({
      where: { companyId, removedAt: null, day: { in: days } },
      select: { id: true, day: true, type: true, merchant: true, amountMinor: true, currency: true, cardId: true },
    });
    const likes = like.map(({ amountMinor: minor, currency, ...facts }) =>
      likeness({ ...facts, amount: { minor, currency } }),
    );
    return { keys, likes: new Set(likes) };
  });
