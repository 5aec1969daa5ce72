import 'server-only';
import { type ConnectionColumns, connectionColumns, connectionOf } from '@/lib/data/connection/connections';
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
    const counted = await countsIn(tx, viewer);
    const { countedAt, progress } = counted;
    const merchants = counted.isSmall
      ? await countedNow(tx, companyId)
      : Prisma.sql`select key, merchant, expenses, unsynced from merchant_counts
          where company_id = ${companyId}::uuid and task_id = ${counted.taskId}::uuid`;
    const { connection, rows, ...totals } = await pageIn(tx, merchants, companyId, filter);
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
      ...totals,
    };
  });

/** Counts the merchants of a small company. */
async function countedNow(tx: Tx, companyId: string): Promise<Prisma.Sql> {
  const rows = await tx.$queryRaw<Parameters<typeof merchantsOf>[0][number][]>`
    select e.merchant, m.synced_revision is null as "isUnsynced", false as "isOpen", '' as currency,
      null as "supplierRef", null as "supplierSource"
    from movements m join expenses e on e.id = m.id
    where m.company_id = ${companyId}::uuid and m.kind <> 'transfer' and m.removed_at is null limit ${mostAtOnce + 1}`;
  const merchants = [...merchantsOf(rows).values()].map(({ open: _, ...merchant }) => merchant);
  return Prisma.sql`select key, merchant, expenses, unsynced
    from jsonb_to_recordset(${JSON.stringify(merchants)}::jsonb) as m (key text, merchant text, expenses int, unsynced int)`;
}

const currentConnection = (companyId: string) => Prisma.sql`
  (select id from connections where company_id = ${companyId}::uuid and removed_at is null)`;

const ownSupplier = (companyId: string) => Prisma.sql`
  supplier_aliases a on a.company_id = ${companyId}::uuid and a.connection_id = ${currentConnection(companyId)} and a.merchant_key = m.key`;

type Totals = { readonly all: number; readonly named: number; readonly fallback: string | null };
type Row = ConnectionColumns & Totals & (Found | { readonly key: null });

/**
 * Returns up to one row more than a page shows, with the totals and the connection, in one statement. Reads backwards, and
 * so in the reverse order, before a cursor.
 */
async function pageIn(
  tx: Tx,
  merchants: Prisma.Sql,
  companyId: string,
  { show, text, after, before }: MerchantFilter,
): Promise<Pick<MerchantPage, 'connection' | 'counts' | 'fallback'> & { readonly rows: readonly Found[] }> {
  const [way, cursor] = before ? [Prisma.sql`>`, before] : [Prisma.sql`<`, after];
  const order = before
    ? Prisma.sql`m.unsynced asc, m.expenses asc, m.key desc`
    : Prisma.sql`m.unsynced desc, m.expenses desc, m.key asc`;
  const wanted = {
    all: Prisma.sql`true`,
    named: Prisma.sql`a.supplier_ref is not null`,
    unnamed: Prisma.sql`a.supplier_ref is null`,
  }[show];
  const found = await tx.$queryRaw<Row[]>`
    select ${connectionColumns}, totals.*, m.*
    from (${totalsOf(merchants, companyId)}) totals
      left join connections c on c.company_id = ${companyId}::uuid and c.removed_at is null
      left join (
        select m.key, m.merchant, m.expenses, m.unsynced, a.supplier_ref as "supplierRef", s.name as "supplierName",
          s.ref is not null and s.archived_at is null and s.removed_at is null as "isInUse"
        from (${merchants}) m left join ${ownSupplier(companyId)}
          left join suppliers s on s.connection_id = a.connection_id and s.ref = a.supplier_ref
        where ${beyond(way, cursor)} and ${wanted} and ${text === '' ? Prisma.sql`true` : Prisma.sql`m.merchant ilike ${likeText(text)}`}
        order by ${order} limit ${perPage + 1}) m on true
    order by ${order}`;
  const [first] = found;
  if (!first) throw new Error('the database returns no row');
  const { all, named, fallback } = first;
  return {
    connection: connectionOf(first),
    counts: { all, named, unnamed: Math.max(all - named, 0) },
    fallback: fallback ?? '',
    rows: found.flatMap((row) => (row.key === null ? [] : [toFound(row)])),
  };
}

const toFound = ({ key, merchant, expenses, unsynced, supplierRef, supplierName, isInUse }: Found): Found => ({
  key,
  merchant,
  expenses,
  unsynced,
  supplierRef,
  supplierName,
  isInUse,
});

/** The rows after a cursor in the order of the list. The first condition bounds the scan of the index. */
const beyond = (way: Prisma.Sql, cursor: MerchantCursor | undefined) =>
  cursor
    ? Prisma.sql`m.unsynced ${way}= ${cursor.unsynced} and ((m.unsynced, m.expenses) ${way} (${cursor.unsynced}, ${cursor.expenses})
        or (m.unsynced = ${cursor.unsynced} and m.expenses = ${cursor.expenses} and ${cursor.key} ${way} m.key))`
    : Prisma.sql`true`;

/** Matches text that contains this one, also if it has a wildcard of LIKE in it. */
const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const totalsOf = (merchants: Prisma.Sql, companyId: string) => Prisma.sql`
  select (select count(*)::int from (select 1 from (${merchants}) m limit ${mostCounted + 1}) counted) as all,
    (select count(*)::int from (select 1 from (${merchants}) m join ${ownSupplier(companyId)} limit ${mostCounted + 1}) counted) as named,
    (select s.name from (
        select content, connection_id from mapping_versions
        where company_id = ${companyId}::uuid order by number desc limit 1) v
      join suppliers s on s.connection_id = v.connection_id and s.ref = v.content -> 'defaults' ->> 'supplierRef') as fallback`;
