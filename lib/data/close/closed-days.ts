import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';

/** Selects movements `m` whose month is not closed in Outlay. Bulk changes leave the others as they are. */
export const inOpenMonth = Prisma.sql`not exists (
  select 1 from periods p where p.company_id = m.company_id and p.month = left(m.day, 7) and p.state <> 'open')`;

/** The days of a company that take no change: the months that are closed in Outlay, and all up to the lock date of the books. */
export type ClosedDays = { readonly closedMonths: readonly string[]; readonly lockDate: string | null };

export const closedDaysOf = (scope: CompanyScope): Promise<ClosedDays> =>
  inScope(scope, (tx) => closedDaysIn(tx, scope.companyId));

export async function closedDaysIn(tx: Tx, companyId: string): Promise<ClosedDays> {
  const [row] = await tx.$queryRaw<[ClosedDays]>`
    select array(select month::text from periods where company_id = ${companyId}::uuid and state <> 'open') as "closedMonths",
      (select lock_date from connections where company_id = ${companyId}::uuid and removed_at is null) as "lockDate"
    limit 1`;
  return row;
}

/**
 * Throws a Refusal when the books are locked on the day that a person gives a movement. Triggers refuse every other change of
 * a closed day (migration `periods`). They allow this one, because a draft in a locked period may still be coded.
 */
export const refuseLockedDay = (tx: Tx, companyId: string, day: string): Promise<unknown> =>
  tx.$executeRaw`
    select refuse_closed_day(company_id, ${day}, lock_date) from connections
    where company_id = ${companyId}::uuid and removed_at is null and lock_date >= ${day}`;
