import 'server-only';
import { knowledgeIn } from '@/lib/data/coding/knowledge';
import { cardsIn } from '@/lib/data/company/cards';
import { categoriesIn } from '@/lib/data/company/categories';
import { inScope } from '@/lib/data/db';
import { type ExpenseType, Prisma } from '@/lib/data/generated/client';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type ExistingExpense, likenessOf } from '@/lib/domain/import/duplicates';
import { layoutsIn } from './layouts';
import { ownAccountsIn } from './own-accounts';
import { wordDecisionsIn } from './words';

/**
 * Returns what reading a file needs: the cards and categories that it may name, the knowledge that codes its rows, and
 * the choices for earlier files.
 */
export const importContext = (viewer: Viewer) =>
  inScope(viewer, async (tx) => ({
    cards: await cardsIn(tx, viewer.companyId),
    categories: await categoriesIn(tx, viewer.companyId),
    knowledge: await knowledgeIn(tx, viewer.companyId),
    layouts: await layoutsIn(tx, viewer.companyId),
    accounts: await ownAccountsIn(tx, viewer),
    decisions: await wordDecisionsIn(tx, viewer.companyId),
  }));

/** What is known about a row of a file that may exist already. */
export type Comparable = {
  readonly key: string;
  readonly day: string;
  readonly minor: bigint;
  readonly likeness: string;
};

/**
 * Returns the expenses that these rows of a file may duplicate: those that were imported from one of the rows, and those
 * with the day and amount of one.
 */
export async function existingFor(viewer: Viewer, rows: readonly Comparable[]): Promise<readonly FoundExpense[]> {
  const found = await alike(viewer, rows);
  return found.map(({ id, importKey, isRemoved, isIngested, minor, currency, ...facts }) => ({
    expenseId: id,
    id: importKey ?? id,
    likeness: likenessOf({ ...facts, amount: { minor, currency } }),
    isRemoved,
    isIngested,
  }));
}

/** An existing expense. `id` is the key of its row if it was imported, and else its own id. */
export type FoundExpense = ExistingExpense & {
  readonly expenseId: string;
  /** Whether a card issuer or a platform sent it, so that it is no duplicate of another one that they send. */
  readonly isIngested: boolean;
};

type Alike = {
  readonly id: string;
  readonly importKey: string | null;
  readonly isRemoved: boolean;
  readonly isIngested: boolean;
  readonly day: string;
  readonly type: ExpenseType;
  readonly merchant: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly cardId: string | null;
};

const isIngested = Prisma.sql`exists (select 1 from ingested_movements s where s.movement_id = e.id)`;

const alike = (viewer: Viewer, rows: readonly Comparable[]): Promise<Alike[]> =>
  inScope(viewer, (tx) => {
    const { companyId } = viewer;
    const keys = rows.map(({ key }) => key);
    const [days, amounts] = [rows.map(({ day }) => day), rows.map(({ minor }) => minor)];
    return tx.$queryRaw`
      select e.id, e.import_key as "importKey", e.removed_at is not null as "isRemoved", ${isIngested} as "isIngested", e.day, x.type::text as type,
        x.merchant, e.amount_minor as minor, e.currency, e.card_id as "cardId"
      from movements e join expenses x on x.id = e.id
      where e.company_id = ${companyId}::uuid and e.import_key = any(${keys}::uuid[])
      union
      select e.id, e.import_key, false, ${isIngested}, e.day, x.type::text, x.merchant, e.amount_minor, e.currency, e.card_id
      from (select distinct day::bpchar as day, minor
        from unnest(${days}::text[], ${amounts}::bigint[]) as row (day, minor)) f
      join movements e on e.company_id = ${companyId}::uuid and e.amount_minor = f.minor and e.day = f.day
      join expenses x on x.id = e.id
      where e.removed_at is null`;
  });
