import 'server-only';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { beginDigests, yearOf } from './digest';
import { digestDimensions, groupedSql } from './grouped';

/** A digest that differs from its expenses, or a month or year that differs from the digests of its days. */
export type DigestDifference = {
  readonly dimension: string;
  readonly span: string;
  readonly key: string;
  readonly currency: string;
  readonly counted: number;
  readonly kept: number;
};

/**
 * Compares the digests of the company with its expenses, and those of months and years with those of the days. Days that wait to be
 * digested are left out. Returns at most 100 that differ. A payee is compared by how it is written.
 */
async function compareDigests(tx: Tx, companyId: string): Promise<DigestDifference[]> {
  const state = await tx.spendingState.findUnique({ where: { companyId } });
  if (!state) return [];
  const all = [{ column: 'now', from: '0001-01-01', to: '9999-12-31' }];
  const differences: DigestDifference[] = [];
  for (const dimension of digestDimensions) {
    // Grouped by day: the range is the day of each movement.
    const truth = groupedSql(worker(companyId), dimension, all, Prisma.sql`m.day::text`);
    differences.push(
      ...(await tx.$queryRaw<DigestDifference[]>`
        with stale as (select distinct day from spending_changes where company_id = ${companyId}::uuid),
        stored as (select * from spending_digests where company_id = ${companyId}::uuid and dimension = ${dimension}),
        days as (select * from stored where length(span) = 10),
        sides as (
          select g.n as span, ${dimension === 'payee' ? Prisma.sql`g.label` : Prisma.sql`g.key`} as key, g.category_id, g.currency,
            g.count, g.minor, g.base_minor, 1 as side from (${truth}) g where g.n not in (select day from stale)
          union all
          select span, ${keySql(dimension)}, category_id, currency, count, minor, base_minor, 2 from days
          where span not in (select day from stale)
          union all
          select s.span, ${keySql(dimension)}, d.category_id, d.currency, d.count, d.minor, d.base_minor, 1 from days d
            cross join lateral (values (left(d.span, 7)), (${yearOf(Prisma.sql`d.span`, state.yearStart)})) s(span)
          union all
          select span, ${keySql(dimension)}, category_id, currency, count, minor, base_minor, 2 from stored where length(span) <> 10
        )
        select ${dimension} as dimension, span, key, currency, coalesce(sum(count) filter (where side = 1), 0)::int as counted,
          coalesce(sum(count) filter (where side = 2), 0)::int as kept
        from sides group by span, key, category_id, currency
        having ${Prisma.join(
          ['count', 'minor', 'base_minor'].map(
            (column) =>
              Prisma.sql`sum(case side when 1 then ${Prisma.raw(column)} else -${Prisma.raw(column)} end) <> 0`,
          ),
          ' or ',
        )}
        order by span limit 100`),
    );
  }
  return differences.slice(0, 100);
}

const keySql = (dimension: string): Prisma.Sql => (dimension === 'payee' ? Prisma.sql`label` : Prisma.sql`key`);

/**
 * Compares the digests of the company with its expenses. With `repair`, every day is digested again when they differ: until a
 * worker has done it, reports read the expenses.
 */
export const checkDigests = (
  scope: CompanyScope,
  { repair }: { readonly repair: boolean },
): Promise<DigestDifference[]> =>
  inScope(
    scope,
    async (tx) => {
      const { companyId } = scope;
      const differences = await compareDigests(tx, companyId);
      const state = await tx.spendingState.findUnique({ where: { companyId } });
      if (repair && state && differences.length > 0) await beginDigests(tx, companyId, state.yearStart);
      return differences;
    },
    { timeoutMs: 120_000 },
  );
