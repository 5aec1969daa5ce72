import 'server-only';
import { inOpenMonth } from '@/lib/data/close/closed-days';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';

/**
 * Selects the expenses of a company that can still change, because they are neither synced nor queued, and their month is open.
 * The rows are `m`.
 * Tests the newest sync item itself, because its effect on the stored status may be stored later in a transaction.
 */
export const openExpenses = (companyId: string) => Prisma.sql`
  movements m left join sync_items i on i.id = m.latest_item_id
  where m.company_id = ${companyId}::uuid and m.kind <> 'transfer' and m.removed_at is null and m.synced_revision is null
    and m.queued_run_id is null and (i.state is null or i.state in ('failed', 'withdrawn')) and ${inOpenMonth}`;

/** Returns how many expenses can still change, counted up to `most`. */
export async function countOpen(tx: Tx, companyId: string, most: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from ${openExpenses(companyId)} limit ${most}) counted`;
  return row?.count ?? 0;
}

/**
 * Returns how many expenses are not synced, for the total of a task. Few of them are queued, so that this is close to the
 * number that can still change. Reads only an index.
 */
export async function countUnsynced(tx: Tx, companyId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from movements
    where company_id = ${companyId}::uuid and synced_revision is null and removed_at is null`;
  return row?.count ?? 0;
}

/** A page of rows that are read in the order of their ids: up to `size` after the id `after`; all when it is null. */
export type IdPage = { readonly after: string | null; readonly size: number };

/** Returns the condition and the order of a page of the expenses that `openExpenses` selects. */
export const pageOfOpen = ({ after, size }: IdPage) => Prisma.sql`
  and (${after}::uuid is null or m.id > ${after}::uuid) order by m.id limit ${size}`;

/** Returns the ids of a page of the expenses that can still change, and locks these expenses. */
export async function lockOpen(tx: Tx, companyId: string, page: IdPage, createdBefore?: Date): Promise<string[]> {
  const old = createdBefore ? Prisma.sql`and m.created_at <= ${createdBefore}` : Prisma.empty;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select m.id from ${openExpenses(companyId)} ${old} ${pageOfOpen(page)} for update of m`;
  return rows.map((row) => row.id);
}

/** Returns the cursor after a page of ids: its last id, or null when the page was not full and so the last one. */
export const cursorAfter = (ids: readonly string[], size: number): string | null =>
  ids.length < size ? null : (ids.at(-1) ?? null);
