import 'server-only';
import type { Tx } from '@/lib/data/db';
import { addDays } from '@/lib/domain/day';
import { guardDays } from '@/lib/domain/reconcile/guard/booked-record';
import type { Written } from '@/lib/domain/reconcile/guard/written';

/** More movements than this in a few days are not compared. */
const most = 5_000;

/**
 * Returns what Outlay wrote around these days, or may have written, and what is not known to be a record of the books yet: each
 * account that it moves. A movement that is being written counts, because its record can be read before the outcome. A package that
 * keeps the reference of Outlay says itself which payments it wrote, and every package does so for bills. None does for transfers.
 */
export const unreadMoney = (
  tx: Tx,
  { companyId, connectionId }: { readonly companyId: string; readonly connectionId: string },
  {
    from,
    to,
    except,
    keepsReference,
  }: {
    readonly from: string;
    readonly to: string;
    readonly except: readonly string[];
    readonly keepsReference: boolean;
  },
): Promise<Written[]> => tx.$queryRaw<Written[]>`
  with written as (
    select m.kind, m.sign, i.record from movements m
      join lateral (select s.record from sync_items s join syncs y on y.id = s.sync_id
        where s.movement_id = m.id and s.state in ('sending', 'sent', 'unknown', 'synced') and y.connection_id = ${connectionId}::uuid
        order by s.attempt desc limit 1) i on true
    where m.company_id = ${companyId}::uuid and m.removed_at is null
      and (m.kind = 'transfer' or (m.kind = 'expense' and not ${keepsReference}))
      and m.day between ${addDays(from, -guardDays)} and ${addDays(to, guardDays)} and m.id <> all(${[...except]}::uuid[])
      and not exists (select 1 from book_records b
        where b.company_id = ${companyId}::uuid and b.movement_id = m.id and b.deleted_at is null)
    order by m.day limit ${most}
  )
  select w.record->>'bankAccountRef' as account, w.record->>'day' as day, w.record->>'currency' as currency,
    (-w.sign * abs((select sum((l->>'netMinor')::bigint + (l->>'taxMinor')::bigint)
      from jsonb_array_elements(w.record->'lines') l)))::bigint as minor
  from written w where w.kind = 'expense'
  union all
  select e.side->>'accountRef', w.record->>'day', e.side->>'currency', e.sign * (e.side->>'minor')::bigint
  from written w cross join lateral (values (w.record->'from', -1), (w.record->'to', 1)) e(side, sign)
  where w.kind = 'transfer'`;
