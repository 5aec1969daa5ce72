import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { AccountKey } from '@/lib/domain/bank-line/bank-line';
import { otherLineRefused } from '@/lib/domain/bank-line/feed-state';
import type { Day } from '@/lib/domain/day';

/** How many lines of movements have each state, and the day of the newest that was sent. */
export type FeedCounts = {
  readonly sent: number;
  readonly sending: number;
  readonly waiting: number;
  readonly refused: number;
  readonly newestSent: Day | null;
};

type Row = Omit<FeedCounts, 'sent'> & { readonly total: number; readonly withdrawn: number; readonly never: number };

/**
 * Counts the lines of movements of an account by their state. Most lines are in the package, so these are what is left of all
 * lines after those that were never sent and those whose newest attempt wrote nothing.
 */
export async function feedCounts(
  tx: Tx,
  companyId: string,
  { connectionId, bankAccountRef }: AccountKey,
): Promise<FeedCounts> {
  const ofAccount = Prisma.sql`l.company_id = ${companyId}::uuid and l.connection_id = ${connectionId}::uuid
    and l.bank_account_ref = ${bankAccountRef} and l.source = 'movement'`;
  const [row] = await tx.$queryRaw<Row[]>`
    with unsent as materialized (
      select i.state::text as state, i.message from sync_items i join bank_lines l on l.latest_item_id = i.id
      where i.company_id = ${companyId}::uuid and i.line_id is not null and i.state <> 'synced' and ${ofAccount})
    select (select count(*)::int from bank_lines l where ${ofAccount}) as total,
      (select count(*)::int from bank_lines l where ${ofAccount} and l.latest_item_id is null) as never,
      (count(*) filter (where state in ('queued', 'sending', 'sent', 'unknown')))::int as sending,
      (count(*) filter (where state = 'withdrawn' or (state = 'failed' and message = ${otherLineRefused})))::int as withdrawn,
      (count(*) filter (where state = 'failed' and message is distinct from ${otherLineRefused}))::int as refused,
      (select l.day from bank_lines l join sync_items i on i.id = l.latest_item_id and i.state = 'synced'
        where ${ofAccount} order by l.day desc limit 1) as "newestSent"
    from unsent`;
  if (!row) throw new Error('the counts have no row');
  const { total, never, withdrawn, sending, refused, newestSent } = row;
  const waiting = never + withdrawn;
  return { sent: total - waiting - sending - refused, sending, waiting, refused, newestSent };
}
