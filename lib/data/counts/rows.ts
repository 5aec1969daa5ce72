import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/data/db';
import type { CountedExpense } from '@/lib/domain/counts/counts';

/** An expense with everything that is counted. */
export type CountedRow = CountedExpense & {
  readonly id: string;
  readonly merchant: string;
  readonly isUnsynced: boolean;
  readonly supplierSource: string | null;
};

const line = z.object({
  category: z.string().nullable(),
  taxRate: z.string().nullable(),
  tracking: z.string().nullable(),
  customer: z.string().nullable(),
  rules: z.array(z.string()).nullable(),
});
const rows = z.array(
  z.object({
    id: z.string(),
    merchant: z.string(),
    currency: z.string(),
    cardId: z.string().nullable(),
    supplierRef: z.string().nullable(),
    supplierSource: z.string().nullable(),
    supplierRule: z.string().nullable(),
    isUnsynced: z.boolean(),
    isOpen: z.boolean(),
    state: z.string().nullable(),
    lines: z.array(line).nullable(),
  }),
);

/** Rules are counted from this many days before today. */
export const codedDays = 90;

/** Returns up to `size` expenses of the company in the order of their ids, after the id `after`. */
export async function countedRows(
  tx: Tx,
  companyId: string,
  { after, size }: { readonly after: string | null; readonly size: number },
): Promise<CountedRow[]> {
  const read = await tx.$queryRaw`
    with page as materialized (
      select m.id, m.day, trim(m.currency) as currency, m.card_id, m.synced_revision, m.queued_run_id, i.state::text as state
      from movements m left join sync_items i on i.id = m.latest_item_id
      where m.company_id = ${companyId}::uuid and m.kind <> 'transfer' and m.removed_at is null
        and (${after}::uuid is null or m.id > ${after}::uuid)
      order by m.id limit ${size})
    select p.id, e.merchant, p.currency, p.card_id as "cardId", e.supplier_ref as "supplierRef", p.state,
      e.supplier_source ->> 'by' as "supplierSource",
      case when e.supplier_source ->> 'by' = 'rule' and p.day >= recent.day then e.supplier_source ->> 'ruleId' end as "supplierRule",
      p.synced_revision is null as "isUnsynced",
      p.synced_revision is null and p.queued_run_id is null and (p.state is null or p.state in ('failed', 'withdrawn')) as "isOpen",
      (select jsonb_agg(jsonb_build_object('category', l.category_id, 'taxRate', l.tax_rate_ref, 'tracking', l.tracking_refs,
          'customer', l.customer_ref, 'rules', case when p.day >= recent.day then (
            select jsonb_agg(s.value ->> 'ruleId') from jsonb_each(l.sources) s where s.value ->> 'by' = 'rule') end)
          order by l.position)
        from expense_lines l where l.expense_id = p.id) as lines
    from page p join expenses e on e.id = p.id
      cross join (select to_char(now() - make_interval(days => ${codedDays}), 'YYYY-MM-DD') as day) recent
    order by p.id`;
  return rows.parse(read).map(({ supplierRule, state, lines, isUnsynced, ...row }) => ({
    ...row,
    isUnsynced,
    lines: lines ?? [],
    rules: [...(supplierRule === null ? [] : [supplierRule]), ...(lines ?? []).flatMap((one) => one.rules ?? [])],
    syncPhase: !isUnsynced ? 'in-books' : isUnderWay(state) ? 'under-way' : 'unsynced',
  }));
}

const isUnderWay = (state: string | null): boolean =>
  state !== null && ['queued', 'sending', 'sent', 'unknown'].includes(state);
