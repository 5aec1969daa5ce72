import 'server-only';
import { z } from 'zod';
import { connectionIn } from '@/lib/data/connection/connections';
import { type Counted, countsIn } from '@/lib/data/counts/counts';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { groupsOf } from '@/lib/domain/counts/counts';
import { affectedBy, type Impact, impactOf, type SpendingGroup, type SpendingLine } from '@/lib/domain/mapping/impact';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { mostAtOnce, type TaskProgress } from '@/lib/domain/task/task';
import { mappingIn } from './mappings';

/** The impact of a change, or how far a worker is that counts all expenses. */
export type ImpactState =
  | { readonly state: 'counted'; readonly impact: Impact }
  | { readonly state: 'counting'; readonly progress: TaskProgress | null };

/**
 * Returns how many expenses would be coded differently after a change of the mapping, by how far they are synced. When
 * the change affects more than 2,000, the numbers are those of the last count of all expenses.
 */
export const impactOfChange = (viewer: Viewer, change: (mapping: Mapping) => Mapping): Promise<ImpactState> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const connection = await connectionIn(tx, companyId);
    const { mapping } = await mappingIn(tx, companyId);
    const after = change(mapping);
    if (!connection) return { state: 'counted', impact: { unsynced: 0, underWay: 0, inBooks: 0 } };
    const affected = affectedBy(mapping, after);
    const to = packageOf(connection.package);
    if (await affectsFew(tx, companyId, affected)) {
      const groups = await groupsTouched(tx, companyId, affected);
      return { state: 'counted', impact: impactOf(mapping, after, groups, to) };
    }
    const { counts, progress } = await countsIn(tx, viewer);
    return counts
      ? { state: 'counted', impact: impactOf(mapping, after, groupsOf(counts), to) }
      : { state: 'counting', progress };
  });

/** Returns all expenses in groups that the mapping codes alike; null before they are counted. */
export const allGroups = async (
  tx: Tx,
  companyId: string,
  { isSmall, counts }: Counted,
): Promise<SpendingGroup[] | null> =>
  isSmall ? groupsTouched(tx, companyId, { categories: [], cards: [], everything: true }) : counts && groupsOf(counts);

type Affected = ReturnType<typeof affectedBy>;

/** Whether the change affects at most `mostAtOnce` expenses. */
async function affectsFew(tx: Tx, companyId: string, { categories, cards, everything }: Affected): Promise<boolean> {
  const ofCompany = Prisma.sql`select 1 from movements where company_id = ${companyId}::uuid`;
  const ofLines = Prisma.sql`select 1 from expense_lines where company_id = ${companyId}::uuid`;
  const some = everything
    ? ofCompany
    : Prisma.sql`(${ofLines} and category_id = any(${[...categories]}::uuid[]) limit ${mostAtOnce + 1}) union all
        (${ofCompany} and card_id = any(${[...cards]}::uuid[]) limit ${mostAtOnce + 1})`;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from (${some}) affected limit ${mostAtOnce + 1}) counted`;
  return (row?.count ?? 0) <= mostAtOnce;
}

const grouped = z.array(
  z.object({
    sync_phase: z.enum(['unsynced', 'under-way', 'in-books']),
    currency: z.string(),
    card_id: z.string().nullable(),
    own_supplier: z.boolean(),
    lines: z.string().transform(readLines),
    count: z.bigint().transform(Number),
  }),
);

/** Counts the expenses that the change may affect. Expenses that the mapping codes alike are counted as one group. */
async function groupsTouched(
  tx: Tx,
  companyId: string,
  { categories, cards, everything }: Affected,
): Promise<SpendingGroup[]> {
  if (!everything && categories.length === 0 && cards.length === 0) return [];
  const some = Prisma.sql`e.id in (
      select expense_id from expense_lines where company_id = ${companyId}::uuid and category_id = any(${[...categories]}::uuid[])
      union all
      select id from movements where company_id = ${companyId}::uuid and card_id = any(${[...cards]}::uuid[]))`;
  const rows = await tx.$queryRaw`
    with one as materialized (
      select e.currency, e.card_id, x.supplier_ref is not null as own_supplier,
        case when e.synced_revision is not null then 'in-books'
          when i.state in ('queued', 'sending', 'sent', 'unknown') then 'under-way'
          else 'unsynced' end as sync_phase,
        (select string_agg(concat_ws(':', coalesce(l.category_id::text, ''), (l.tax_rate_ref is not null)::int,
            (l.tracking_refs is not null)::int, (l.customer_ref is not null)::int), ',' order by l.position)
          from expense_lines l where l.expense_id = e.id) as lines
      from movements e join expenses x on x.id = e.id left join sync_items i on i.id = e.latest_item_id
      where e.company_id = ${companyId}::uuid and e.kind <> 'transfer' and e.removed_at is null and ${everything ? Prisma.sql`true` : some})
    select sync_phase, currency, card_id, own_supplier, coalesce(lines, '') as lines, count(*) as count
    from one group by 1, 2, 3, 4, 5`;
  return grouped.parse(rows).map(({ sync_phase, card_id, own_supplier, ...group }) => ({
    ...group,
    syncPhase: sync_phase,
    cardId: card_id,
    ownSupplier: own_supplier,
  }));
}

function readLines(text: string): SpendingLine[] {
  return text.split(',').map((line) => {
    const [categoryId = '', taxRate, tracking, customer] = line.split(':');
    return {
      categoryId: categoryId || null,
      ownTaxRate: taxRate === '1',
      ownTracking: tracking === '1',
      ownCustomer: customer === '1',
    };
  });
}
