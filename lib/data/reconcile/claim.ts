import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { BookRecordType } from '@/lib/domain/reconcile/books/book-record';

/**
 * Gives records the movements that Outlay wrote as them, where the package keeps no reference of Outlay: by account, day,
 * currency and amount. Of several equal ones, records and movements are paired in the order of their notes; any pairing of
 * them is as good for the money.
 */
export const claimByContent = (scope: CompanyScope, connectionId: string, type: BookRecordType): Promise<void> =>
  inScope(
    scope,
    async (tx) => {
      const { companyId } = scope;
      await tx.$executeRaw`
        with open as (
          select b.id, b.day, b.bank_account_ref as account, coalesce(b.original_currency, b.currency) as currency,
            coalesce(b.original_minor, b.amount_minor) as minor,
            row_number() over (partition by b.day, b.bank_account_ref, coalesce(b.original_currency, b.currency),
              coalesce(b.original_minor, b.amount_minor) order by b.note, b.id) as number
          from book_records b
          where b.company_id = ${companyId}::uuid and b.connection_id = ${connectionId}::uuid and b.type = ${type}
            and b.movement_id is null and b.deleted_at is null
        ), written as (
          select m.id, m.sign, m.kind, i.record from movements m
            join lateral (select s.record from sync_items s join syncs y on y.id = s.sync_id
              where s.movement_id = m.id and s.state = 'synced' and y.connection_id = ${connectionId}::uuid
              order by s.attempt desc limit 1) i on true
          where m.company_id = ${companyId}::uuid and m.removed_at is null and m.synced_revision is not null
            and m.kind in ('expense', 'transfer') and m.day in (select day from open)
            and not exists (select 1 from book_records c where c.company_id = ${companyId}::uuid and c.movement_id = m.id
              and c.type = ${type} and c.deleted_at is null)
        ), sides as (
          select w.id, w.record->>'day' as day, w.record->>'bankAccountRef' as account, w.record->>'currency' as currency,
            -w.sign * abs((select sum((l->>'netMinor')::bigint + (l->>'taxMinor')::bigint)
              from jsonb_array_elements(w.record->'lines') l)) as minor, w.record->>'note' as note
          from written w where w.kind = 'expense'
          union all
          select w.id, w.record->>'day', e.side->>'accountRef', e.side->>'currency', e.sign * (e.side->>'minor')::bigint,
            w.record->>'description'
          from written w cross join lateral (values (w.record->'from', -1), (w.record->'to', 1)) e(side, sign)
          where w.kind = 'transfer'
        ), numbered as (
          select s.*, row_number() over (partition by s.day, s.account, s.currency, s.minor order by s.note, s.id) as number
          from sides s
        )
        update book_records b set movement_id = n.id from open o
          join numbered n on (n.day, n.account, n.currency, n.minor, n.number) = (o.day, o.account, o.currency, o.minor, o.number)
        where b.id = o.id`;
    },
    { timeoutMs: 60_000 },
  );
