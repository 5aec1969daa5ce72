import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import type { Cell } from '@/lib/domain/report/cell';
import { digestedSources, type MonthOf, monthRows, type Periods, type RangeOf, rangeRows, spendingIn } from './ranges';

/** The dimensions of which no counter has the sums: the digests of the months have them. */
export type DigestedDimension = 'payee' | 'supplier' | 'tracking';

/**
 * Returns the spending by a dimension. Months with a digest that is up to date come from it, other days from the expenses. The
 * key of a payee is the merchant key, that of a supplier its ref, and that of tracking the options as JSON. A cell without a
 * key has the category on which the mapping decides: of the first line for a supplier, and of the lines for tracking.
 */
export async function digestedCells(
  tx: Tx,
  scope: CompanyScope,
  by: DigestedDimension,
  periods: Periods,
): Promise<Cell[]> {
  const { months, ranges } = await digestedSources(tx, scope, periods);
  return [
    ...(months.length > 0 ? await fromDigests(tx, scope, by, months) : []),
    ...(ranges.length > 0 ? await fromRows(tx, scope, by, ranges) : []),
  ];
}

const fromDigests = (tx: Tx, scope: CompanyScope, by: DigestedDimension, months: readonly MonthOf[]): Promise<Cell[]> =>
  tx.$queryRaw<Cell[]>`
    select p.n as column, nullif(d.key, '') as key, (array_agg(d.label order by d.count desc))[1] as label,
      nullif(d.category_id, no_id())::text as "categoryId", d.currency, sum(d.minor)::bigint as minor,
      sum(d.base_minor)::bigint as "baseMinor"
    from ${monthRows(months)} join spending_digests d on d.company_id = ${scope.companyId}::uuid and d.dimension = ${by} and d.month = p.month
    group by p.n, d.key, d.category_id, d.currency`;

async function fromRows(
  tx: Tx,
  scope: CompanyScope,
  by: DigestedDimension,
  ranges: readonly RangeOf[],
): Promise<Cell[]> {
  const groups = await tx.$queryRaw<(Cell & { readonly key: string })[]>`
    select n as column, key, label, nullif(category_id, no_id())::text as "categoryId", currency, minor, base_minor as "baseMinor"
    from (${groupedSql(scope, by, ranges)}) g`;
  return groups.map(({ key, ...cell }) => ({ ...cell, key: (by === 'payee' ? payeeKey(key) : key) || null }));
}

/**
 * Returns the key of a merchant. A name of which the normaliser leaves nothing is its own key, so that no payee is without one.
 */
export const payeeKey = (merchant: string): string => normaliseMerchant(merchant).key || merchant;

/**
 * Returns the query for the spending of these ranges by a dimension, from the expenses. Its columns are those of a digest,
 * with `n` for the range. The key of a payee is the merchant as it is written.
 */
export function groupedSql(scope: CompanyScope, by: DigestedDimension, ranges: readonly RangeOf[]): Prisma.Sql {
  const from = Prisma.sql`${rangeRows(ranges)} join movements m on ${spendingIn(scope)}`;
  const sums = Prisma.sql`count(*)::int as count, sum(m.sign * m.amount_minor)::bigint as minor,
    sum(m.sign * m.base_minor)::bigint as base_minor`;
  switch (by) {
    case 'payee':
      return Prisma.sql`
        select p.n, e.merchant as key, e.merchant as label, no_id() as category_id, m.currency, ${sums}
        from ${from} join expenses e on e.id = m.id group by p.n, e.merchant, m.currency`;
    case 'supplier':
      return Prisma.sql`
        select p.n, coalesce(e.supplier_ref, '') as key, '' as label,
          case when e.supplier_ref is null then coalesce(l.category_id, no_id()) else no_id() end as category_id, m.currency, ${sums}
        from ${from} join expenses e on e.id = m.id left join expense_lines l on l.expense_id = m.id and l.position = 0
        group by 1, 2, 3, 4, 5`;
    case 'tracking':
      return Prisma.sql`
        select p.n, coalesce(l.tracking_refs, '') as key, '' as label,
          case when l.tracking_refs is null then coalesce(l.category_id, no_id()) else no_id() end as category_id, m.currency,
          count(*)::int as count, sum(m.sign * l.amount_minor)::bigint as minor, sum(m.sign * l.base_minor)::bigint as base_minor
        from ${from} join expense_lines l on l.expense_id = m.id
        group by 1, 2, 3, 4, 5`;
  }
}
