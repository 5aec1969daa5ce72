import 'server-only';
import { Prisma } from '@/lib/data/generated/client';
import type { Viewer } from '@/lib/domain/company/viewer';

/** More open claims than this are not counted. */
const mostCounted = 10_000;

/**
 * The query for how many claims wait for approval, how many of them the viewer may decide about, and how many of the viewer's
 * own were sent back. To be part of another query. Nobody decides about their own, unless nobody else may.
 */
export const claimCountsSql = ({ companyId, userId }: Viewer): Prisma.Sql => Prisma.sql`
  select json_build_object('waiting', count(*) filter (where state = 'submitted'),
    'toDecide', count(*) filter (where state = 'submitted' and (person_id <> ${userId}::uuid or 1 = (select count(*) from members a
      where a.company_id = ${companyId}::uuid and a.role in ('owner', 'admin', 'bookkeeper')))),
    'sentBack', count(*) filter (where state = 'returned' and person_id = ${userId}::uuid))
  from (select r.state, m.person_id from reimbursables r join movements m on m.id = r.id
    where r.company_id = ${companyId}::uuid and r.state <> 'approved' and m.removed_at is null limit ${mostCounted}) open`;
