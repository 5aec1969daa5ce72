import 'server-only';
import type { CompanyScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { CategoryMatch } from '@/lib/domain/report/match';

/** Expenses of these merchants. */
type OfMerchants = { readonly by: 'merchant'; readonly merchants: readonly string[] };

/** Expenses with a line that the mapping writes to an account. */
type OfLines = { readonly by: 'lines'; readonly categories: readonly CategoryMatch[] };

/** Expenses with a line of these tracking options, or without its own and of a category that has them. */
type OfTracking = {
  readonly by: 'tracking';
  readonly options: readonly string[];
  readonly categories: readonly CategoryMatch[];
};

/** Expenses of a supplier, or without one and with a first line of a category that gives it. */
type OfSupplier = {
  readonly by: 'supplier';
  readonly suppliers: readonly string[];
  readonly categories: readonly CategoryMatch[];
};

/** What a filter by account, tracking, payee or supplier selects. */
export type Selected = OfMerchants | OfLines | OfTracking | OfSupplier;

/** Matches the expenses, as the movement `m`, that are selected. */
export function selectedIs(selected: Selected): Prisma.Sql {
  const expense = (condition: Prisma.Sql) =>
    Prisma.sql`exists (select 1 from expenses e where e.id = m.id and ${condition} offset 0)`;
  switch (selected.by) {
    case 'merchant':
      return expense(Prisma.sql`e.merchant = any(${[...selected.merchants]}::text[])`);
    case 'lines':
      return hasLine(selected.categories);
    case 'tracking':
      return Prisma.sql`(exists (select 1 from expense_lines l where l.expense_id = m.id
          and l.tracking_refs = any(${[...selected.options]}::text[]) offset 0)
        or ${hasLine(selected.categories, withoutTracking)})`;
    case 'supplier':
      return Prisma.sql`(${expense(Prisma.sql`e.supplier_ref = any(${[...selected.suppliers]}::text[])`)}
        or (${expense(Prisma.sql`e.supplier_ref is null`)} and ${hasLine(selected.categories, isFirst)}))`;
  }
}

const withoutTracking = Prisma.sql`l.tracking_refs is null`;
const isFirst = Prisma.sql`l.position = 0`;

const hasLine = (categories: readonly CategoryMatch[], more = Prisma.sql`true`): Prisma.Sql => Prisma.sql`
  exists (select 1 from expense_lines l join ${rowsOf(categories)} on b.category_id = coalesce(l.category_id, no_id())
    where l.expense_id = m.id and ${more} and ${currencyFits} offset 0)`;

/** The matches as rows `b`. The zero UUID stands for no category. */
const rowsOf = (categories: readonly CategoryMatch[]): Prisma.Sql => Prisma.sql`
  unnest(${categories.map(({ categoryId }) => categoryId ?? noId)}::uuid[], ${categories.map(({ isIn }) => isIn)}::bool[],
    ${categories.map(({ currencies }) => currencies.join(' '))}::text[]) b(category_id, is_in, currencies)`;

const noId = '00000000-0000-0000-0000-000000000000';

const currencyFits = Prisma.sql`(m.currency = any(string_to_array(b.currencies, ' ')::bpchar[])) = b.is_in`;

type Page = {
  /** Matches the movement `m` of an expense. */
  readonly is: Prisma.Sql;
  readonly size: number;
  readonly after?: { readonly day: string; readonly id: string } | null | undefined;
  readonly days: { readonly from: string; readonly to: string } | null;
};

/**
 * Returns the query for the places of the next selected expenses, newest day first. It reads an index in the order of the
 * list for each merchant, supplier, category or set of options, and stops after a page of each.
 */
export function selectedInOrder({ companyId }: CompanyScope, selected: Selected, page: Page): Prisma.Sql {
  const { is, size, after, days } = page;
  const dayOf = (table: 'e' | 'l') => Prisma.raw(table === 'e' ? 'e.movement_day' : 'l.day');
  const places = (table: 'e' | 'l') => {
    const day = dayOf(table);
    const id = Prisma.raw(table === 'e' ? 'e.id' : 'l.expense_id');
    const then = after ? Prisma.sql`and (${day}, ${id}) < (${after.day}::bpchar, ${after.id}::uuid)` : Prisma.empty;
    const within = days ? Prisma.sql`and ${day} between ${days.from}::bpchar and ${days.to}::bpchar` : Prisma.empty;
    return { id, inOrder: Prisma.sql`${then} ${within} order by 1 desc, 2 desc limit ${size}` };
  };
  const next = (table: 'e' | 'l', conditions: Prisma.Sql, more = Prisma.sql`true`) => {
    const { id, inOrder } = places(table);
    const name = Prisma.raw(table === 'e' ? 'expenses e' : 'expense_lines l');
    return Prisma.sql`lateral (
      select distinct ${dayOf(table)} as day, ${id} as id from ${name}
        cross join lateral (select 1 from movements m where m.id = ${id} and ${is} and ${more} offset 0) m
      where ${Prisma.raw(table)}.company_id = ${companyId}::uuid and ${conditions} ${inOrder}) n`;
  };
  const each = (values: readonly string[], column: 'e.merchant' | 'e.supplier_ref' | 'l.tracking_refs') => Prisma.sql`
    select n.day, n.id from unnest(${[...values]}::text[]) b(value)
      cross join ${next(column === 'l.tracking_refs' ? 'l' : 'e', Prisma.sql`${Prisma.raw(column)} = b.value`)}`;
  const ofCategories = (categories: readonly CategoryMatch[], more = Prisma.sql`true`) => {
    const some = categories.filter(({ categoryId }) => categoryId !== null);
    const without = categories.filter(({ categoryId }) => categoryId === null);
    return [
      ...(some.length > 0
        ? [
            Prisma.sql`select n.day, n.id from ${rowsOf(some)}
              cross join ${next('l', Prisma.sql`l.category_id = b.category_id and ${more}`, currencyFits)}`,
          ]
        : []),
      ...(without.length > 0
        ? [
            Prisma.sql`select n.day, n.id from ${rowsOf(without)}
              cross join ${next('l', Prisma.sql`l.category_id is null and ${more}`, currencyFits)}`,
          ]
        : []),
    ];
  };
  const parts = partsOf();
  if (parts.length === 0) return Prisma.sql`select m.day, m.id from movements m where false`;
  return Prisma.sql`select distinct day, id from (${Prisma.join(parts, ' union all ')}) n order by 1 desc, 2 desc limit ${size}`;

  function partsOf(): Prisma.Sql[] {
    switch (selected.by) {
      case 'merchant':
        return [each(selected.merchants, 'e.merchant')];
      case 'lines':
        return ofCategories(selected.categories);
      case 'tracking':
        return [each(selected.options, 'l.tracking_refs'), ...ofCategories(selected.categories, withoutTracking)];
      case 'supplier':
        return [
          each(selected.suppliers, 'e.supplier_ref'),
          ...ofCategories(
            selected.categories,
            Prisma.sql`${isFirst} and (select e.supplier_ref from expenses e where e.id = l.expense_id) is null`,
          ),
        ];
    }
  }
}
