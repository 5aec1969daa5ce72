import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { foldIn, keyColumns, lockCounters, rollUp } from './fold';
import { foldRunsIn, rebuildRunCounts } from './run-counts';

/** A counter that differs from the tables. Null stands for all: of all people, of all months. */
export type CounterDifference = {
  readonly personId: string | null;
  readonly month: string | null;
  readonly categoryId: string | null;
  readonly cardId: string | null;
  readonly kind: string;
  readonly status: string;
  readonly currency: string | null;
  readonly sign: number | null;
  readonly counted: number;
  readonly kept: number;
};

/**
 * Compares the company's counters with a count of all its movements and lines. Returns at most 100 counters that differ in
 * their count or in a sum.
 */
export const compareCounters = (tx: Tx, companyId: string): Promise<CounterDifference[]> =>
  tx.$queryRaw<CounterDifference[]>`
    with truth as (select * from counted_movements(${companyId}::uuid)),
    deltas as (select * from movement_deltas where company_id = ${companyId}::uuid),
    sides as (
      select *, 1 as side from (${rollUp(Prisma.sql`truth`)}) t
      union all select *, 2 from (${rollUp(Prisma.sql`deltas`)}) d
      union all select ${keyColumns}, count, minor, base_minor, receipts_missing, without_receipt, 2
        from movement_totals where company_id = ${companyId}::uuid
    )
    select person_id as "personId", month, category_id as "categoryId", card_id as "cardId", kind::text as kind,
      status::text as status, currency, sign, sum(case side when 1 then count else 0 end)::int as counted,
      sum(case side when 2 then count else 0 end)::int as kept
    from sides group by person_id, month, category_id, card_id, kind, status, currency, sign
    having ${Prisma.join(
      ['count', 'minor', 'base_minor', 'receipts_missing', 'without_receipt'].map(
        (column) => Prisma.sql`sum(case side when 1 then ${Prisma.raw(column)} else -${Prisma.raw(column)} end) <> 0`,
      ),
      ' or ',
    )}
    order by person_id nulls first, month nulls first, status limit 100`;

/**
 * Counts the company's movements, and the items of its runs, again and replaces its counters. Deltas add what other
 * transactions change meanwhile.
 */
export async function rebuildCounters(tx: Tx, companyId: string): Promise<void> {
  await lockCounters(tx, companyId);
  // One statement, so that the rows that are counted and the deltas that are dropped are of the same moment.
  await tx.$executeRaw`
    with dropped as (delete from movement_deltas where company_id = ${companyId}::uuid returning 1),
    emptied as (delete from movement_totals where company_id = ${companyId}::uuid returning 1)
    insert into movement_deltas (company_id, person_id, kind, status, month, card_id, category_id, currency, sign, count, minor,
      base_minor, receipts_missing, without_receipt)
    select ${companyId}::uuid, n.* from counted_movements(${companyId}::uuid) n
    where (select count(*) from dropped) + (select count(*) from emptied) >= 0`;
  await foldIn(tx, companyId);
  await rebuildRunCounts(tx, companyId);
  await foldRunsIn(tx, companyId);
}
