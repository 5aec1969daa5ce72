import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { ofPeople, ofPerson } from '@/lib/data/movement/counters';
import { openByMonth } from '@/lib/data/reconcile/open-by-month';
import { type CountedPart, type Missing, missingIn } from '@/lib/domain/close/missing';

export type MonthPart = CountedPart & { readonly month: string };

/**
 * Returns what is missing in each of the months, from the counters of movements, and from what is not reconciled. An employee's
 * own, or everybody's for other roles.
 */
export async function missingByMonth(
  tx: Tx,
  scope: CompanyScope,
  months: readonly string[],
): Promise<ReadonlyMap<string, readonly Missing[]>> {
  const rows = await tx.$queryRaw<MonthPart[]>(partsSql(scope, months));
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  // The statements belong to no person, so an employee has none.
  const open = new Map((await openByMonth(tx, scope.companyId, months)).map((one) => [one.month, one]));
  return new Map(months.map((month) => [month, missingIn(byMonth.get(month) ?? [], open.get(month))]));
}

/** Returns the query for the parts of these months. Its rows are `MonthPart`s. */
export const partsSql = (scope: CompanyScope, months: readonly string[]): Prisma.Sql => {
  const those = Prisma.sql`month = any(${[...months]}::bpchar[]) and category_id is null and status <> 'synced'`;
  return Prisma.sql`
    select month::text as month, kind::text as kind, status::text as status, sum(count)::int as count,
      sum(receipts_missing)::int as "receiptsMissing"
    from (
      select month, kind, status, count, receipts_missing from movement_totals where ${ofPeople(scope)} and ${those}
      union all
      select month, kind, status, count, receipts_missing from movement_deltas where ${ofPerson(scope)} and ${those}
    ) counters group by 1, 2, 3 having sum(count) <> 0`;
};

/** How many receipts one person has to add. */
export type PersonReceipts = { readonly id: string; readonly name: string; readonly count: number };

/** Returns the people whose receipts are missing in a month, those with the most first: at most 20. */
export const receiptsByPerson = (tx: Tx, companyId: string, month: string): Promise<PersonReceipts[]> =>
  tx.$queryRaw<PersonReceipts[]>`
    select c.person_id::text as id, coalesce(u.name, 'A former member') as name, sum(c.receipts_missing)::int as count
    from (
      select person_id, receipts_missing from movement_totals
      where company_id = ${companyId}::uuid and person_id is not null and month = ${month}::bpchar and category_id is null
        and status = 'incomplete'
      union all
      select person_id, receipts_missing from movement_deltas
      where company_id = ${companyId}::uuid and month = ${month}::bpchar and category_id is null and status = 'incomplete'
    ) c left join users u on u.id = c.person_id
    group by 1, 2 having sum(c.receipts_missing) > 0 order by 3 desc, 2 limit 20`;
