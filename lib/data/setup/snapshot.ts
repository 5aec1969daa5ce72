import 'server-only';
import { booksSql, parseBooks } from '@/lib/data/books/books';
import type { Card } from '@/lib/data/company/cards';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { type Books, emptyBooks } from '@/lib/domain/books/books';
import { mostCards } from '@/lib/domain/company/card';
import { type Category, mostCategories } from '@/lib/domain/company/category';
import { mappingContent } from '@/lib/domain/mapping/content';
import { emptyMapping, type Mapping } from '@/lib/domain/mapping/mapping';
import { ruleLimits } from '@/lib/domain/rules/limits';

/** A rule as it is stored. `rulesOf` parses it. */
export type StoredRule = {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly conditions: unknown;
  readonly actions: unknown;
};

/** The large part of a company's setup. It does not change: another version of it is another object. */
export type Snapshot = {
  readonly mapping: Mapping;
  /** The lists of the books, with only those suppliers and customers that the mapping names. Empty before the first link. */
  readonly books: Books;
  /** The active categories, in the order that the company set. */
  readonly categories: readonly Category[];
  /** The names of all categories by id, also of archived ones. */
  readonly categoryNames: ReadonlyMap<string, string>;
  /** The active cards, in the order that the company set. */
  readonly cards: readonly Card[];
  /** The active rules in order. */
  readonly rules: readonly StoredRule[];
};

/** The rows from which a snapshot is read. Null: there is no mapping, or no connection. */
export type SnapshotSource = { readonly mappingId: string | null; readonly connectionId: string | null };

/** Expenses may name archived categories too. */
const mostNamed = 5_000;

type Named = Category & { readonly isActive: boolean };

type Row = Record<keyof Books, unknown> & {
  readonly version: string | null;
  readonly content: unknown;
  readonly categories: readonly Named[];
  readonly cards: readonly Card[];
  readonly rules: readonly StoredRule[];
};

/**
 * Returns the query for the version of a company's lists, categories, cards and rules: the ids of its changes. It is empty
 * before the first change, and null in a transaction that is not limited to the company, and so may not see all of them.
 */
export const versionSql = (companyId: string): Prisma.Sql => Prisma.sql`
  (select coalesce(string_agg(id::text, ' ' order by id), '') from setup_changes where company_id = ${companyId}::uuid
   having app_company() = ${companyId}::uuid)`;

/** Reads a snapshot with its version in one statement, so that all parts are of the same time. */
export async function readSnapshot(
  tx: Tx,
  companyId: string,
  { mappingId, connectionId }: SnapshotSource,
): Promise<{ readonly version: string | null; readonly snapshot: Snapshot }> {
  const ofCompany = Prisma.sql`company_id = ${companyId}::uuid`;
  const active = Prisma.sql`${ofCompany} and archived_at is null`;
  const [row] = await tx.$queryRaw<[Row]>`
    with mapped as materialized (select content from mapping_versions where id = ${mappingId}::uuid and ${ofCompany})
    select ${versionSql(companyId)} as version, (select content from mapped) as content,
      (select coalesce(json_agg(c), '[]') from (
        select id, name, archived_at is null as "isActive" from categories where ${ofCompany}
        order by archived_at desc nulls first, position, name limit ${mostNamed}) c) as categories,
      (select coalesce(json_agg(c), '[]') from (
        select id, name, currency from cards where ${active} order by position, name limit ${mostCards}) c) as cards,
      (select coalesce(json_agg(r), '[]') from (
        select id, name, revision, conditions, actions from rules where ${active}
        order by position, id limit ${ruleLimits.rules}) r) as rules,
      ${booksSql(Prisma.sql`${connectionId}::uuid`, { suppliers: namedAs('supplierRef'), customers: namedAs('customerRef') })}`;
  const { version, content, categories, cards, rules } = row;
  return {
    version,
    snapshot: {
      mapping: mappingId === null ? emptyMapping : mappingContent.parse(content),
      books: connectionId === null ? emptyBooks : parseBooks(row),
      categories: categories
        .filter((category) => category.isActive)
        .slice(0, mostCategories)
        .map(({ id, name }) => ({ id, name })),
      categoryNames: new Map(categories.map(({ id, name }) => [id, name])),
      cards,
      rules,
    },
  };
}

/** Returns the condition that the mapping names an entry in a field of its defaults or categories. */
const namedAs = (field: 'supplierRef' | 'customerRef'): Prisma.Sql => Prisma.sql`
  ref in (select jsonb_path_query(content, ${`$.**.${field} ? (@.type() == "string")`}::jsonpath) #>> '{}' from mapped)`;

/** Returns the size of a snapshot, in entries of its lists. */
export const sizeOf = ({ mapping, books, categoryNames, cards, rules }: Snapshot): number =>
  1 +
  Object.keys(mapping.categories).length +
  Object.values(books).reduce((sum, list) => sum + list.length, 0) +
  categoryNames.size +
  cards.length +
  rules.length;
