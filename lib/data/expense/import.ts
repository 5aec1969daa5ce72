import 'server-only';
import { v5 } from 'uuid';
import { recordAll } from '@/lib/data/audit';
import { changesIn } from '@/lib/data/coding/auto-code';
import { knowledgeIn } from '@/lib/data/coding/knowledge';
import { cardsIn } from '@/lib/data/company/cards';
import { categoriesIn } from '@/lib/data/company/categories';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import type { Coding } from '@/lib/domain/coding/auto-code';
import { serializeChanges } from '@/lib/domain/coding/changes';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type Expense, toBaseCurrency } from '@/lib/domain/expense/expense';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { addLines } from './lines';

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
 * Returns the expense id of an imported row. The id is derived from the company and the row, so that importing a file
 * twice adds nothing. `nth` distinguishes identical rows of a file.
 */
export const importedId = (companyId: string, cells: readonly string[], nth: number): string =>
  v5(JSON.stringify([...cells, nth]), companyId);

/**
 * The existing expenses that a row of the file may duplicate. `ids` has the rows that were imported before. `likes` has
 * the `likeness` keys of the expenses on the same days.
 */
export type Existing = {
  readonly ids: ReadonlyMap<string, 'there' | 'deleted'>;
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
  rows: readonly { readonly id: string; readonly facts: Like }[],
): Promise<Existing> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const days = [...new Set(rows.map(({ facts }) => facts.day))];
    const there = await tx.expense.findMany({
      where: { companyId, id: { in: rows.map(({ id }) => id) } },
      select: { id: true, removedAt: true },
    });
    const ids = new Map(there.map(({ id, removedAt }) => [id, removedAt ? ('deleted' as const) : ('there' as const)]));
    const like = await tx.expense.findMany({
      where: { companyId, removedAt: null, day: { in: days } },
      select: { id: true, day: true, type: true, merchant: true, amountMinor: true, currency: true, cardId: true },
    });
    const likes = like.map(({ amountMinor: minor, currency, ...facts }) =>
      likeness({ ...facts, amount: { minor, currency } }),
    );
    return { ids, likes: new Set(likes) };
  });

export type Imported = { readonly expense: Expense; readonly coding: Coding; readonly line: number };

/** Records those expenses of a file that do not exist yet. Returns the ids of the added expenses. */
export const addImported = (viewer: Viewer, file: string, rows: readonly Imported[]): Promise<string[]> =>
  inScope(viewer, (tx) => addIn(tx, viewer, file, rows), { timeoutMs: 60_000 });

async function addIn(tx: Tx, viewer: Viewer, file: string, rows: readonly Imported[]): Promise<string[]> {
  const { companyId, userId } = viewer;
  const added = await tx.expense.createManyAndReturn({
    data: rows.map(({ expense, coding }) => ({
      id: expense.id,
      companyId,
      spenderId: userId,
      type: expense.type,
      day: expense.day,
      merchant: expense.merchant,
      amountMinor: expense.amount.minor,
      currency: expense.amount.currency,
      rate: expense.rate,
      baseMinor: toBaseCurrency(expense, viewer.baseCurrency),
      note: expense.note,
      cardId: expense.cardId,
      supplierRef: coding.supplierRef,
      supplierSource: coding.supplierSource ?? Prisma.DbNull,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  const ids = new Set(added.map(({ id }) => id));
  const fresh = rows.filter(({ expense }) => ids.has(expense.id));
  await addLines(
    tx,
    companyId,
    fresh.map(({ expense, coding }) => ({ expenseId: expense.id, lines: coding.lines })),
  );
  const say = await changesIn(
    tx,
    companyId,
    fresh.map(({ coding }) => ({ before: null, after: coding })),
  );
  await recordAll(
    tx,
    viewer,
    fresh.map(({ expense, coding, line }) => ({
      action: 'expense.imported',
      subject: expense.id,
      detail: { file: `${file}, line ${line}`, changes: serializeChanges(say(null, coding)) },
    })),
  );
  await announce(tx, companyId);
  return [...ids];
}
