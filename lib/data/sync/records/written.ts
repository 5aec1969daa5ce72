import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { expensesKeys } from '@/lib/domain/books/package/package-type';
import { parseSent, type SentRecord } from '@/lib/domain/books/sent-record';

type Written = {
  readonly movementId: string;
  readonly connectionId: string;
  readonly record: unknown;
  /** Whether it was pushed, and the company writes with the Expenses API since, which does not know it. */
  readonly isPushed: boolean;
};

/** Returns the record of the newest successful attempt of each of these movements. */
const writtenRecords = (tx: Tx, ids: readonly string[]): Promise<Written[]> =>
  tx.$queryRaw<Written[]>`
    select distinct on (i.movement_id) i.movement_id::text as "movementId", s.connection_id::text as "connectionId", i.record,
      s.product in ('direct_costs', 'direct_incomes', 'pushed_transfers')
        and coalesce(c.package = any(${[...expensesKeys]}::text[]), false) as "isPushed"
    from sync_items i join syncs s on s.id = i.sync_id left join connections c on c.id = s.connection_id
    where i.movement_id = any(${[...ids]}::uuid[]) and i.state = 'synced'
    order by i.movement_id, i.attempt desc`;

type Synced = { readonly id: string; readonly syncedRevision: number | null };

/**
 * Reads the records in the books of the synced ones among these movements, as they were last written. Returns a function
 * that adds to a movement its record: `elsewhere` if it is in other books, was written in another way, or its content is
 * unknown; null if the movement is not synced.
 */
export async function bookedRecords(tx: Tx, rows: readonly Synced[], connectionId: string | null) {
  const synced = rows.flatMap(({ id, syncedRevision }) => (syncedRevision === null ? [] : id));
  const written = synced.length > 0 ? await writtenRecords(tx, synced) : [];
  const booked = new Map(written.map((item) => [item.movementId, item]));
  const isOfLinked = (item: Written) => item.connectionId === connectionId && !item.isPushed;
  return <Row extends Synced, Booked>(row: Row, parse: (record: unknown) => Booked) => {
    const item = booked.get(row.id);
    if (!item) return { ...row, booked: row.syncedRevision === null ? null : ('elsewhere' as const) };
    return { ...row, booked: isOfLinked(item) ? parse(item.record) : ('elsewhere' as const) };
  };
}

/** Returns the record that a batch of one pushes. Throws if the batch has no item. */
export const pushedRecord = (scope: CompanyScope, syncId: string): Promise<SentRecord> =>
  inScope(scope, async (tx) => {
    const item = await tx.syncItem.findFirstOrThrow({
      where: { companyId: scope.companyId, syncId },
      select: { record: true },
    });
    return parseSent(item.record);
  });
