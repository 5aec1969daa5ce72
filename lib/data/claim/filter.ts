import 'server-only';
import type { CompanyScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { ClaimFilter } from '@/lib/domain/expense/filter';

/** Matches the movements, as `m`, that are claims in a state. Few claims are open, so they are found by their own indexes. */
export const claimIs = (scope: CompanyScope, claim: ClaimFilter): Prisma.Sql => {
  const state =
    claim === 'unpaid'
      ? `r.state = 'approved' and r.paid_day is null`
      : `r.state = '${claim}' and r.state <> 'approved'`;
  return Prisma.sql`m.id in (select r.id from reimbursables r where r.company_id = ${scope.companyId}::uuid and ${Prisma.raw(state)})`;
};
