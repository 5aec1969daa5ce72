import 'server-only';
import { cache } from 'react';
import { type StoredAccount, toCodatAccount } from '@/lib/data/codat-account';
import { inScope } from '@/lib/data/db';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import { mostCounted } from '@/lib/domain/number';
import type { CodatAccount } from '@/lib/domain/setup/check';

export type CauseCount = { readonly code: string; readonly count: number };

/** What every support page shows around its own content. */
export type SupportOverview = {
  /**
   * The causes of current failures in all companies, each with its number of failed expenses, most frequent first. Counts
   * the newest 10,000 failures, and one more when there are more.
   */
  readonly causes: readonly CauseCount[];
  /** The number of paused companies. */
  readonly paused: number;
  /** When a worker was last seen; null if none has run yet. */
  readonly workerSeenAt: Date | null;
  readonly account: CodatAccount;
};

/** The result is cached for one request, so that the navigation and the page share it. */
export const supportOverview = ({ userId }: StaffViewer): Promise<SupportOverview> => overviewFor(userId);

const overviewFor = cache(async (userId: string): Promise<SupportOverview> => {
  const [row] = await inScope(
    { userId, role: 'staff' },
    (tx) => tx.$queryRaw<Row[]>`
      select coalesce((select json_agg(counted) from (
          select coalesce(c.code, 'unknown') as code, count(*)::int as count
          from (select m.failure_cause_id from movements m where m.status = 'failed' and m.removed_at is null
              order by m.latest_item_id desc limit ${mostCounted + 1}) m
            left join causes c on c.id = m.failure_cause_id
          group by 1 order by 2 desc, 1) counted), '[]') as causes,
        (select count(*)::int from lanes where paused_because is not null) as paused,
        (select max(last_seen_at) from workers) as "workerSeenAt",
        a.checked_at as "checkedAt", a.check_result as "checkResult", a.webhook_at as "webhookAt",
        a.webhook_refused_at as "webhookRefusedAt"
      from (select) one left join codat_account a on a.id = 1`,
  );
  if (!row) throw new Error('the database returns no row');
  const { causes, paused, workerSeenAt, ...account } = row;
  return { causes, paused, workerSeenAt, account: toCodatAccount(account) };
});

type Row = Omit<SupportOverview, 'account'> & StoredAccount;
