import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { type Card, cardsIn } from '@/lib/data/company/cards';
import { archivedCategoriesIn, categoriesIn } from '@/lib/data/company/categories';
import { connectionIn } from '@/lib/data/connection/connections';
import { countsIn } from '@/lib/data/counts/counts';
import { inScope, type Tx } from '@/lib/data/db';
import { type Books, type Connection, emptyBooks } from '@/lib/domain/books/books';
import type { Category } from '@/lib/domain/company/category';
import type { Viewer } from '@/lib/domain/company/viewer';
import { groupsOf } from '@/lib/domain/counts/counts';
import { referencedContacts } from '@/lib/domain/mapping/contacts';
import type { SpendingGroup } from '@/lib/domain/mapping/impact';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import { isOfOtherBooks, type MappingAt, mappingIn } from './mappings';
import { suggestionsIn } from './suggestions';

export type MappingPage = MappingAt & {
  readonly connection: Connection | null;
  /**
   * The books, with only those suppliers and customers that the mapping names. A company may have thousands of them.
   */
  readonly books: Books;
  readonly categories: readonly (Category & { readonly unsynced: number })[];
  readonly archived: readonly Category[];
  readonly cards: readonly (Card & { readonly unsynced: number })[];
  /** The suggested account and tax rate for each category without a usable account, by category id. */
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  /** The currencies of the company's expenses, most frequent first. */
  readonly currencies: readonly string[];
  /** The name of the person who saved the newest version. Null if Outlay saved it. */
  readonly author: string | null;
  /** Whether the mapping belongs to other books than those linked now, so that a person has to move it. */
  readonly moveWaits: boolean;
};

/**
 * Returns everything that the mapping pages show: the mapping, the books, and the categories and cards with their
 * numbers of unsynced expenses.
 */
export const mappingPage = (viewer: Viewer): Promise<MappingPage> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const connection = await connectionIn(tx, companyId);
    const at = await mappingIn(tx, companyId);
    const counted = await countsIn(tx, viewer);
    const { ofCategory, ofCard, currencies } = counted.isSmall
      ? await spendingIn(tx, companyId)
      : spendingOf(counted.counts ? groupsOf(counted.counts) : []);
    const books = connection ? await booksIn(tx, connection.id, referencedContacts(at.mapping)) : emptyBooks;
    const categories = (await categoriesIn(tx, companyId)).map((category) => ({
      ...category,
      unsynced: ofCategory.get(category.id) ?? 0,
    }));
    return {
      ...at,
      connection,
      books,
      categories,
      archived: await archivedCategoriesIn(tx, companyId),
      cards: (await cardsIn(tx, companyId)).map((card) => ({ ...card, unsynced: ofCard.get(card.id) ?? 0 })),
      suggestions: connection
        ? await suggestionsIn(tx, companyId, { connection, books, categories, mapping: at.mapping })
        : new Map(),
      currencies,
      author: await authorOf(tx, at.id),
      moveWaits: isOfOtherBooks(at, connection),
    };
  });

type Spending = {
  /** The numbers of unsynced lines by category, and of unsynced expenses by card. */
  readonly ofCategory: ReadonlyMap<string | null, number>;
  readonly ofCard: ReadonlyMap<string | null, number>;
  /** The currencies of all expenses, most frequent first. */
  readonly currencies: readonly string[];
};

/** Reads the spending of a small company. */
const spendingIn = async (tx: Tx, companyId: string): Promise<Spending> => ({
  ofCategory: await unsyncedByCategory(tx, companyId),
  ofCard: await unsyncedByCard(tx, companyId),
  currencies: await currenciesIn(tx, companyId),
});

/** Returns the spending of a large company from the last count of all its expenses. */
function spendingOf(groups: readonly SpendingGroup[]): Spending {
  const unsynced = groups.filter(({ syncPhase }) => syncPhase !== 'in-books');
  const byCurrency = sumBy(groups.map(({ currency, count }) => [currency, count] as const));
  return {
    ofCategory: sumBy(
      unsynced.flatMap(({ lines, count }) => lines.map(({ categoryId }) => [categoryId, count] as const)),
    ),
    ofCard: sumBy(unsynced.map(({ cardId, count }) => [cardId, count] as const)),
    currencies: [...byCurrency].sort((one, other) => other[1] - one[1]).map(([currency]) => currency),
  };
}

function sumBy<K>(counted: readonly (readonly [K, number])[]): ReadonlyMap<K, number> {
  const sums = new Map<K, number>();
  for (const [key, count] of counted) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}

const notInTheBooks = { kind: 'expense' as const, removedAt: null, syncedRevision: null };

async function unsyncedByCategory(tx: Tx, companyId: string): Promise<Map<string | null, number>> {
  const counted = await tx.expenseLine.groupBy({
    by: ['categoryId'],
    where: { companyId, expense: { movement: notInTheBooks } },
    _count: true,
  });
  return new Map(counted.map((group) => [group.categoryId, group._count]));
}

async function unsyncedByCard(tx: Tx, companyId: string): Promise<Map<string | null, number>> {
  const counted = await tx.movement.groupBy({ by: ['cardId'], where: { companyId, ...notInTheBooks }, _count: true });
  return new Map(counted.map((group) => [group.cardId, group._count]));
}

async function currenciesIn(tx: Tx, companyId: string): Promise<string[]> {
  const counted = await tx.movement.groupBy({
    by: ['currency'],
    where: { companyId, kind: 'expense', removedAt: null },
    _count: true,
  });
  return counted.sort((one, other) => other._count - one._count).map((group) => group.currency);
}

async function authorOf(tx: Tx, versionId: string): Promise<string | null> {
  if (versionId === '') return null;
  const version = await tx.mappingVersion.findUnique({
    where: { id: versionId },
    select: { author: { select: { name: true } } },
  });
  return version?.author?.name ?? null;
}
