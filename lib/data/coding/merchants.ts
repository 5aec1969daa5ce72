import 'server-only';
import { connectionIn } from '@/lib/data/connection/connections';
import { countsIn } from '@/lib/data/counts/counts';
import { merchantsOf } from '@/lib/data/counts/merchants';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { Connection } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type MerchantCursor, type MerchantFilter, merchantCursor } from '@/lib/domain/merchant/filter';
import { mostCounted } from '@/lib/domain/number';
import { mostAtOnce, type TaskProgress } from '@/lib/domain/task/task';
import { type Found, type MerchantRow, suggestSuppliers } from './suggest-suppliers';

export type MerchantPage = {
  readonly connection: Connection | null;
  readonly rows: readonly MerchantRow[];
  /** The cursors of the neighbouring pages; null if there is none. */
  readonly newer: string | null;
  readonly older: string | null;
  /** The name of the default supplier. Empty without a default supplier. */
  readonly fallback: string;
  /** How many merchants there are, counted up to 10,000. */
  readonly counts: { readonly all: number; readonly named: number; readonly unnamed: number };
  /** When the merchants of a large company were counted; null when they are counted in each request. */
  readonly countedAt: Date | null;
  /** How far a new count is; null when none is running. */
  readonly progress: TaskProgress | null;
};

const perPage = 50;

/**
 * Returns a page of the merchants in the company's expenses. Merchants with the most unsynced expenses come first. A
 * large company's are those of the last count of all its expenses.
 */
export const merchantPage = (viewer: Viewer, filter: MerchantFilter): Promise<MerchantPage> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const connection = await connectionIn(tx, companyId);
    const counted = await countsIn(tx, viewer);
    const { countedAt, progress } = counted;
    const merchants = counted.isSmall
      ? await countedNow(tx, companyId)
      : Prisma.sql`select key, merchant, expenses, unsynced from merchant_counts
          where company_id = ${companyId}::uuid and task_id = ${counted.taskId}::uuid`;
    const connectionId = connection?.id ?? null;
    const rows = await pageIn(tx, merchants, { companyId, connectionId }, filter);
    const more = rows.length > perPage;
    const kept = rows.slice(0, perPage);
    const shown = filter.before ? kept.reverse() : kept;
    const [first, last] = [shown.at(0), shown.at(-1)];
    const [hasNewer, hasOlder] = filter.before ? [more, true] : [filter.after !== undefined, more];
    return {
      connection,
      countedAt,
      progress,
      rows: connection ? await suggestSuppliers(tx, connection.id, shown) : [],
      newer: hasNewer && first ? merchantCursor(first) : null,
      older: hasOlder && last ? merchantCursor(last) : null,
      ...(await totalsOf(tx, merchants, { companyId, connectionId })),
    };
  });

/** Counts the merchants of a small company. */
async function countedNow(tx: Tx, companyId: string): Promise<Prisma.Sql> {
  const rows = await tx.$queryRaw<Parameters<typeof merchantsOf>[0][number][]>`
    select e.merchant, m.synced_revision is null as "isUnsynced", false as "isOpen", '' as currency,
      null as "supplierRef", null as "supplierSource"
    from movements m join expenses e on e.id = m.id
    where m.company_id = ${companyId}::uuid and m.kind = 'expense' and m.removed_at is null limit ${mostAtOnce + 1}`;
  const merchants = [...merchantsOf(rows).values()].map(({ open: _, ...merchant }) => merchant);
  return Prisma.sql`select key, merchant, expenses, unsynced
    from jsonb_to_recordset(${JSON.stringify(merchants)}::jsonb) as m (key text, merchant text, expenses int, unsynced int)`;
}

type Of = { readonly companyId: string; readonly connectionId: string | null };

const ownSupplier = ({ companyId, connectionId }: Of) => Prisma.sql`
  supplier_aliases a on a.company_id = ${companyId}::uuid and a.connection_id = ${connectionId}::uuid and a.merchant_key = m.key`;

/** Returns up to one row more than a page shows. Reads backwards, and so in the reverse order, before a cursor. */
function pageIn(tx: Tx, merchants: Prisma.Sql, of: Of, { show, text, after, before }: MerchantFilter) {
  const [way, cursor] = before ? [Prisma.sql`>`, before] : [Prisma.sql`<`, after];
  const order = before
    ? Prisma.sql`m.unsynced asc, m.expenses asc, m.key desc`
    : Prisma.sql`m.unsynced desc, m.expenses desc, m.key asc`;
  const wanted = {
    all: Prisma.sql`true`,
    named: Prisma.sql`a.supplier_ref is not null`,
    unnamed: Prisma.sql`a.supplier_ref is null`,
  }[show];
  return tx.$queryRaw<Found[]>`
    select m.key, m.merchant, m.expenses, m.unsynced, a.supplier_ref as "supplierRef", s.name as "supplierName",
      s.ref is not null and s.archived_at is null and s.removed_at is null as "isInUse"
    from (${merchants}) m left join ${ownSupplier(of)}
      left join suppliers s on s.connection_id = a.connection_id and s.ref = a.supplier_ref
    where ${beyond(way, cursor)} and ${wanted} and ${text === '' ? Prisma.sql`true` : Prisma.sql`m.merchant ilike ${likeText(text)}`}
    order by ${order} limit ${perPage + 1}`;
}

/** The rows after a cursor in the order of the list. The first condition bounds the scan of the index. */
const beyond = (way: Prisma.Sql, cursor: MerchantCursor | undefined) =>
  cursor
    ? Prisma.sql`m.unsynced ${way}= ${cursor.unsynced} and ((m.unsynced, m.expenses) ${way} (${cursor.unsynced}, ${cursor.expenses})
        or (m.unsynced = ${cursor.unsynced} and m.expenses = ${cursor.expenses} and ${cursor.key} ${way} m.key))`
    : Prisma.sql`true`;

/** Matches text that contains this one, also if it has a wildcard of LIKE in it. */
const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

async function totalsOf(tx: Tx, merchants: Prisma.Sql, of: Of): Promise<Pick<MerchantPage, 'counts' | 'fallback'>> {
  const [row] = await tx.$queryRaw<{ all: number; named: number; fallback: string | null }[]>`
    select (select count(*)::int from (select 1 from (${merchants}) m limit ${mostCounted + 1}) counted) as all,
      (select count(*)::int from (select 1 from (${merchants}) m join ${ownSupplier(of)} limit ${mostCounted + 1}) counted) as named,
      (select s.name from (
          select content, connection_id from mapping_versions
          where company_id = ${of.companyId}::uuid order by number desc limit 1) v
        join suppliers s on s.connection_id = v.connection_id and s.ref = v.content -> 'defaults' ->> 'supplierRef') as fallback`;
  const { all, named, fallback } = row ?? { all: 0, named: 0, fallback: null };
  return { counts: { all, named, unnamed: Math.max(all - named, 0) }, fallback: fallback ?? '' };
}
