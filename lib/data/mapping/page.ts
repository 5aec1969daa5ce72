import 'server-only';
import type { Card } from '@/lib/data/company/cards';
import { countsIn } from '@/lib/data/counts/counts';
import { inScope, type Tx } from '@/lib/data/db';
import { type Setup, setupIn } from '@/lib/data/setup/setup';
import type { Books, Connection } from '@/lib/domain/books/books';
import type { Category } from '@/lib/domain/company/category';
import type { Viewer } from '@/lib/domain/company/viewer';
import { groupsOf } from '@/lib/domain/counts/counts';
import type { SpendingGroup } from '@/lib/domain/mapping/impact';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import { isOfOtherBooks, type MappingAt } from './mappings';
import { suggestionsIn } from './suggestions';

/** What the page of the cards shows. */
export type CardPage = MappingAt & {
  readonly connection: Connection | null;
  /**
   * The books, with only those suppliers and customers that the mapping names. A company may have thousands of them.
   */
  readonly books: Books;
  readonly categories: readonly (Category & { readonly unsynced: number })[];
  readonly archived: readonly Category[];
  readonly cards: readonly (Card & { readonly unsynced: number })[];
  /** The currencies of the company's expenses, most frequent first. */
  readonly currencies: readonly string[];
  /** The name of the person who saved the newest version. Null if Outlay saved it. */
  readonly author: string | null;
  /** Whether the mapping belongs to other books than those linked now, so that a person has to move it. */
  readonly moveWaits: boolean;
};

/** What the page of the categories shows. */
export type MappingPage = CardPage & {
  /** The suggested account and tax rate for each category without a usable account, by category id. */
  readonly suggestions: ReadonlyMap<string, Suggestion>;
};

/** Returns the mapping, the books, and the categories and cards with their numbers of unsynced expenses. */
export const cardPage = (viewer: Viewer): Promise<CardPage> =>
  inScope(viewer, async (tx) => cardPageIn(tx, viewer, await setupIn(tx, viewer.companyId)));

/** Returns the same as `cardPage`, and the suggestions for the categories. */
export const mappingPage = (viewer: Viewer): Promise<MappingPage> =>
  inScope(viewer, async (tx) => {
    const setup = await setupIn(tx, viewer.companyId);
    const page = await cardPageIn(tx, viewer, setup);
    return { ...page, suggestions: await suggestionsIn(tx, viewer.companyId, setup) };
  });

async function cardPageIn(
  tx: Tx,
  viewer: Viewer,
  { at, connection, books, categories, cards }: Setup,
): Promise<CardPage> {
  const { companyId } = viewer;
  const counted = await countsIn(tx, viewer);
  const { ofCategory, ofCard, currencies } = counted.isSmall
    ? await spendingIn(tx, companyId)
    : spendingOf(counted.counts ? groupsOf(counted.counts) : []);
  return {
    ...at,
    ...(await besidesIn(tx, companyId, at.id)),
    connection,
    books,
    categories: categories.map((category) => ({ ...category, unsynced: ofCategory.get(category.id) ?? 0 })),
    cards: cards.map((card) => ({ ...card, unsynced: ofCard.get(card.id) ?? 0 })),
    currencies,
    moveWaits: isOfOtherBooks(at, connection),
  };
}

const archivedShown = 100;

/** Returns the author of a version, and the categories that were archived last, newest first: at most 100. */
async function besidesIn(tx: Tx, companyId: string, versionId: string): Promise<Pick<CardPage, 'author' | 'archived'>> {
  const [row] = await tx.$queryRaw<Pick<CardPage, 'author' | 'archived'>[]>`
    select (select u.name from mapping_versions v join users u on u.id = v.author_id
        where v.id = ${versionId || null}::uuid) as author,
      (select coalesce(json_agg(c), '[]') from (
        select id, name from categories where company_id = ${companyId}::uuid and archived_at is not null
        order by archived_at desc, id desc limit ${archivedShown}) c) as archived`;
  return row ?? { author: null, archived: [] };
}

type Spending = {
  /** The numbers of unsynced lines by category, and of unsynced expenses by card. */
  readonly ofCategory: ReadonlyMap<string | null, number>;
  readonly ofCard: ReadonlyMap<string | null, number>;
  /** The currencies of all expenses, most frequent first. */
  readonly currencies: readonly string[];
};

/** Reads the spending of a small company, in one statement. */
async function spendingIn(tx: Tx, companyId: string): Promise<Spending> {
  const rows = await tx.$queryRaw<{ of: 'category' | 'card' | 'currency'; key: string | null; count: number }[]>`
    with spent as materialized (
      select id, card_id, currency, synced_revision is null as unsynced from movements
      where company_id = ${companyId}::uuid and kind <> 'transfer' and removed_at is null)
    select 'category' as of, l.category_id::text as key, count(*)::int as count
      from spent join expense_lines l on l.expense_id = spent.id where unsynced group by 2
    union all select 'card', card_id::text, count(*)::int from spent where unsynced group by 2
    union all select 'currency', currency::text, count(*)::int from spent group by 2
    order by 3 desc`;
  const of = (what: string) => new Map(rows.flatMap((row) => (row.of === what ? [[row.key, row.count] as const] : [])));
  const currencies = [...of('currency').keys()].flatMap((currency) => currency ?? []);
  return { ofCategory: of('category'), ofCard: of('card'), currencies };
}

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
