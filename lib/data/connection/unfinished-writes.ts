import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { wakeLane } from '@/lib/data/sync/due-work';

/**
 * Returns how many expenses may still be written to the books that are linked now or were linked before: Codat has not
 * reported their outcome, or a call that writes them may be on its way. Makes the polls of their syncs due.
 *
 * A call counts until two minutes after the last call of the company. Then it has arrived or never will. A sync counts for
 * a day, in case Codat never reports its end.
 */
export const findUnfinishedWrites = (scope: CompanyScope): Promise<number> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const polled = await tx.$executeRaw`
      update syncs set due_at = now(), attempt = attempt + 1 where id in (
        select id from syncs where company_id = ${companyId}::uuid and state = 'sent' and sent_at > now() - interval '1 day'
        order by id for no key update)`;
    if (polled > 0) await wakeLane(tx, companyId);
    const [row] = await tx.$queryRaw<{ expenses: number }[]>`
      with recent as (
        select exists (select 1 from permits where company_id = ${companyId}::uuid
          and coalesce(done_at, admitted_at + interval '40 seconds') > now() - interval '2 minutes') as call
      )
      select count(distinct coalesce(i.movement_id, i.entry_id))::int as expenses
      from recent, sync_items i join syncs s on s.id = i.sync_id
      where s.company_id = ${companyId}::uuid and i.state not in ('synced', 'failed', 'withdrawn')
        and (s.state = 'sent' and s.sent_at > now() - interval '1 day'
          or s.state in ('sending', 'unknown') and recent.call)`;
    return row?.expenses ?? 0;
  });

/** The most records that are looked up. */
const maxAmbiguous = 1_000;

/**
 * Returns the ids of the movements whose request may have reached Codat without a response, of at most the last day, and
 * when the oldest of them was requested. Null: there is none. Their batches have no id of Codat by which they are polled.
 */
export const findAmbiguousRecords = (
  scope: CompanyScope,
): Promise<{ readonly ids: ReadonlySet<string>; readonly since: Date | null }> =>
  inScope(scope, async (tx) => {
    const rows = await tx.syncItem.findMany({
      where: {
        companyId: scope.companyId,
        movementId: { not: null },
        state: { in: ['sending', 'unknown'] },
        sync: { state: { in: ['sending', 'unknown'] }, requestedAt: { gt: new Date(Date.now() - dayMs) } },
      },
      select: { movementId: true, sync: { select: { requestedAt: true } } },
      orderBy: { id: 'asc' },
      take: maxAmbiguous,
    });
    const times = rows.map(({ sync }) => sync.requestedAt.getTime());
    return {
      ids: new Set(rows.flatMap(({ movementId }) => movementId ?? [])),
      since: times.length > 0 ? new Date(Math.min(...times)) : null,
    };
  });

const dayMs = 86_400_000;
