import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { type Column, columns } from '@/lib/domain/report/cell';
import { monthsFrom, type Period, partsOf } from '@/lib/domain/report/period';

/** The periods of a report. A column that is missing is not read. */
export type Periods = Readonly<Partial<Record<Column, Period>>>;

type Of<T> = T & { readonly column: Column };
export type MonthOf = Of<{ readonly month: string }>;
export type RangeOf = Of<Period>;

/** The months that are read from stored sums, and the days whose expenses are read. Together they are the periods. */
export type Sources = { readonly months: readonly MonthOf[]; readonly ranges: readonly RangeOf[] };

/** Returns the whole months of the periods, whose sums the counters have, and the other days. */
export function sourcesOf(periods: Periods): Sources {
  const parts = columns.flatMap((column) => {
    const period = periods[column];
    return period ? [{ column, ...partsOf(period) }] : [];
  });
  return {
    months: parts.flatMap(({ column, months }) => months.map((month) => ({ column, month }))),
    ranges: parts.flatMap(({ column, edges }) => edges.map((edge) => ({ column, ...edge }))),
  };
}

/** Like `sourcesOf`, but the months without a digest that is up to date are read from their expenses. */
export async function digestedSources(tx: Tx, { companyId }: CompanyScope, periods: Periods): Promise<Sources> {
  const { months, ranges } = sourcesOf(periods);
  const asked = [...new Set(months.map(({ month }) => month))];
  const rows = await tx.$queryRaw<{ month: string }[]>`
    select s.month from spending_months s where s.company_id = ${companyId}::uuid and s.month = any(${asked}::bpchar[])
      and not exists (select 1 from spending_changes c where c.company_id = ${companyId}::uuid and c.month = s.month)`;
  const fresh = new Set(rows.map(({ month }) => month));
  return {
    months: months.filter(({ month }) => fresh.has(month)),
    ranges: [
      ...ranges,
      ...months
        .filter(({ month }) => !fresh.has(month))
        .map(({ column, month }) => ({ column, ...monthsFrom(month, 1) })),
    ],
  };
}

/** Returns the months as rows `p` of a query, with the columns `n` and `month`. */
export const monthRows = (months: readonly MonthOf[]): Prisma.Sql => Prisma.sql`
  unnest(${months.map(({ column }) => column)}::text[], ${months.map(({ month }) => month)}::bpchar[]) p(n, month)`;

/** Returns the ranges as rows `p` of a query, with the columns `n`, `first` and `last`. */
export const rangeRows = (ranges: readonly RangeOf[]): Prisma.Sql => Prisma.sql`
  unnest(${ranges.map(({ column }) => column)}::text[], ${ranges.map(({ from }) => from)}::bpchar[],
    ${ranges.map(({ to }) => to)}::bpchar[]) p(n, first, last)`;

/** The movements `m` that are spending on the days of `p`. An employee sees their own. */
export const spendingIn = (scope: CompanyScope): Prisma.Sql => Prisma.sql`
  m.company_id = ${scope.companyId}::uuid and m.day between p.first and p.last and m.removed_at is null
  and m.kind <> 'transfer' ${scope.role === 'employee' ? Prisma.sql`and m.person_id = ${scope.userId}::uuid` : Prisma.empty}`;
