import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { areEqual, parseSent } from '@/lib/domain/books/sent-record';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';

type Candidates = {
  /** The batch of one record that is looked up. */
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
 * `disputed`: a candidate may be the record of another movement that looks the same and is still being sent, so it is
 * known only later whose it is.
 */
export type TakenRecord =
  | { readonly taken: 'record'; readonly ref: string }
  | { readonly taken: 'none' }
  | { readonly taken: 'disputed' };

/**
 * Takes one of these records of the books for the batch, and stores its id with the item. A record that is known as that
 * of another movement is not it, so that of two equal payments each keeps its own. Lookups of one connection take records
 * one after another.
 */
export const takeRecord = (scope: CompanyScope, { syncId, refs, by }: Candidates): Promise<TakenRecord> =>
  inScope(scope, async (tx) => {
    if (refs.length === 0) return { taken: 'none' };
    await tx.$executeRaw`
      select 1 from connections where id = (select connection_id from syncs where id = ${syncId}::uuid) for no key update`;
    await tx.$executeRaw`select 1 from syncs where id = ${syncId}::uuid for no key update`;
    const known = await refsOfOthers(tx, scope.companyId, syncId, refs);
    const free = refs.filter((ref) => !known.has(ref));
    if (free.length === 0) return { taken: 'none' };
    const { onTheirWay, withoutRef } =
      by === 'reference'
        ? { onTheirWay: 0, withoutRef: 0 }
        : await countEqual(tx, { companyId: scope.companyId, syncId, byNote: by === 'note' });
    const [ref] = free.slice(withoutRef);
    if (ref === undefined) return { taken: 'none' };
    if (onTheirWay > 0) return { taken: 'disputed' };
    await tx.syncItem.updateMany({ where: { companyId: scope.companyId, syncId }, data: { recordRef: ref } });
    return { taken: 'record', ref };
  });

/** Returns which of these ids belong to the records of other movements in the same books. */
async function refsOfOthers(
  tx: Tx,
  companyId: string,
  syncId: string,
  refs: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ ref: string }[]>`
    select distinct i.record_ref as ref from sync_items i
    join syncs s on s.id = i.sync_id
    join syncs own on own.id = ${syncId}::uuid and own.connection_id = s.connection_id
    where i.company_id = ${companyId}::uuid and i.record_ref = any(${[...refs]}::text[])
      and i.movement_id not in (select movement_id from sync_items where sync_id = ${syncId}::uuid)`;
  return new Set(rows.map(({ ref }) => ref));
}

/** A company has fewer records of one day. */
const mostOfDay = 10_000;

type Equal = { readonly record: unknown; readonly isOnItsWay: boolean };

/**
 * Counts the other movements whose record in the same books looks like that of the batch: those that are being sent, whose
 * own write will report an id, and the synced ones without an id, as the Expenses API writes them. An ambiguous one whose
 * idempotency key is no longer used counts as neither: its record is looked up too, and equal records are
 * interchangeable.
 */
async function countEqual(
  tx: Tx,
  { companyId, syncId, byNote }: { readonly companyId: string; readonly syncId: string; readonly byNote: boolean },
): Promise<{ readonly onTheirWay: number; readonly withoutRef: number }> {
  const own = await tx.syncItem.findFirstOrThrow({ where: { companyId, syncId }, select: { record: true } });
  const sent = parseSent(own.record);
  const others = await tx.$queryRaw<Equal[]>`
    select latest.record, latest.state <> 'synced' as "isOnItsWay" from (
      select distinct on (i.movement_id) i.record, i.state, i.record_ref, s.state as sync_state, s.key_used_at
      from sync_items i
      join syncs s on s.id = i.sync_id
      join sync_items mine on mine.sync_id = ${syncId}::uuid
      join syncs own on own.id = mine.sync_id and own.connection_id = s.connection_id
      where i.company_id = ${companyId}::uuid and i.state in ('sending', 'sent', 'unknown', 'synced')
        and i.movement_id <> mine.movement_id and i.record->>'day' = mine.record->>'day'
      order by i.movement_id, i.attempt desc limit ${mostOfDay}) latest
    where (latest.state = 'synced' and latest.record_ref is null)
      or (latest.state <> 'synced' and (latest.sync_state = 'sent'
        or latest.key_used_at > now() - make_interval(mins => ${idempotencyKeyMinutes})))`;
  const equal = others.filter(({ record }) => areEqual(sent, parseSent(record), byNote));
  const onTheirWay = equal.filter(({ isOnItsWay }) => isOnItsWay).length;
  return { onTheirWay, withoutRef: equal.length - onTheirWay };
}
