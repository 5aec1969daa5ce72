import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { expensesKeys } from '@/lib/domain/books/package/package-type';
import { areEqual, parseSent, type SentRecord } from '@/lib/domain/books/sent-record';

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

type Found = {
  readonly syncId: string;
  /** The ids of records in the books that may be the one that the batch wrote. */
  readonly refs: readonly string[];
  readonly by: FoundBy;
};

/**
 * What records were found by: our reference, which no other record has; or account, day and amount, with the note or
 * without it.
 */
export type FoundBy = 'reference' | 'note' | 'amount';

/**
 * Returns which of these ids of the books belong to records of other movements than those of this batch. An equal record
 * with such an id is not the one that the batch wrote. Records of the Expenses API have no id here, so as many of the ids
 * as there are equal records of that kind count as theirs.
 */
export const knownRecordRefs = (scope: CompanyScope, { syncId, refs, by }: Found): Promise<ReadonlySet<string>> =>
  inScope(scope, async (tx) => {
    if (refs.length === 0) return new Set<string>();
    const rows = await tx.$queryRaw<{ ref: string }[]>`
      select distinct i.record_ref as ref from sync_items i
      join syncs s on s.id = i.sync_id
      join syncs own on own.id = ${syncId}::uuid and own.connection_id = s.connection_id
      where i.company_id = ${scope.companyId}::uuid and i.record_ref = any(${[...refs]}::text[])
        and i.movement_id not in (select movement_id from sync_items where sync_id = ${syncId}::uuid)`;
    const known = new Set(rows.map(({ ref }) => ref));
    if (by === 'reference') return known;
    const free = refs.filter((ref) => !known.has(ref));
    const others = free.length > 0 ? await equalWithoutRef(tx, scope.companyId, syncId, by === 'note') : 0;
    return new Set([...known, ...free.slice(0, others)]);
  });

/** A company has fewer records of one day. */
const mostOfDay = 10_000;

/** Returns how many other movements have a record in the same books that looks like that of the batch, and no id. */
async function equalWithoutRef(tx: Tx, companyId: string, syncId: string, byNote: boolean): Promise<number> {
  const [own, ...others] = await tx.$queryRaw<{ record: unknown }[]>`
    select record from sync_items where sync_id = ${syncId}::uuid
    union all
    select latest.record from (
      select distinct on (i.movement_id) i.record from sync_items i
      join syncs s on s.id = i.sync_id
      join sync_items mine on mine.sync_id = ${syncId}::uuid
      join syncs own on own.id = mine.sync_id and own.connection_id = s.connection_id
      where i.company_id = ${companyId}::uuid and i.state = 'synced' and i.record_ref is null
        and i.movement_id <> mine.movement_id and i.record->>'day' = mine.record->>'day'
      order by i.movement_id, i.attempt desc limit ${mostOfDay}) latest`;
  const sent = own && parseSent(own.record);
  return sent ? others.filter(({ record }) => areEqual(sent, parseSent(record), byNote)).length : 0;
}
