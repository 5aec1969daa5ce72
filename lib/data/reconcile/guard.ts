import 'server-only';
import type { Tx } from '@/lib/data/db';
import { addDays } from '@/lib/domain/day';
import { type BookedRecord, findBooked, guardDays, type Unwritten } from '@/lib/domain/reconcile/guard/find-booked';

/** A part of a run has at most 250 movements. More unknown records than this around them are not compared. */
const mostRecords = 20_000;

/**
 * Finds the movements that are in the books already, before they are written, and stores what was found. A person then
 * says whether it is the same money. Three statements read and one writes, for any number of movements. Runs in the
 * transaction that freezes the movements.
 */
export async function guardAgainstBooked(
  tx: Tx,
  companyId: string,
  connectionId: string,
  movements: readonly (Omit<Unwritten, 'others'> & { readonly supplierRef: string | null })[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (movements.length === 0) return new Map();
  const ids = movements.map(({ id }) => id);
  const days = movements.map(({ day }) => day).sort();
  const answered = await tx.$queryRaw<{ id: string; others: string[] }[]>`
    select movement_id::text as id, other_ids::text[] as others from book_matches
    where company_id = ${companyId}::uuid and movement_id = any(${ids}::uuid[])`;
  const others = new Map(answered.map((row) => [row.id, row.others]));
  const records = await tx.$queryRaw<BookedRecord[]>`
    (select b.id::text as id, b.bank_account_ref as account, b.day, b.amount_minor as minor, b.currency,
        coalesce(b.counterparty, b.note) as payee, null as "movementId"
      from book_records b
      where b.company_id = ${companyId}::uuid and b.connection_id = ${connectionId}::uuid
        and b.bank_account_ref = any(${[...new Set(movements.map(({ account }) => account))]}::text[])
        and b.day between ${addDays(days[0] ?? '', -guardDays)} and ${addDays(days.at(-1) ?? '', guardDays)}
        and b.movement_id is null and b.deleted_at is null and b.type <> 'transfers'
        -- A reference of Outlay belongs to another movement: the own record has its movement.
        and (b.reference is null or b.reference !~ '^[0-9a-f]{12}$')
      order by b.day desc limit ${mostRecords})
    union all
    (select b.id::text, b.bank_account_ref, b.day, b.amount_minor, b.currency, b.counterparty, b.movement_id::text
      from book_records b where b.company_id = ${companyId}::uuid and b.connection_id = ${connectionId}::uuid
        and b.movement_id = any(${ids}::uuid[]) and b.deleted_at is null)`;
  const supplierRefs = [...new Set(movements.flatMap(({ supplierRef }) => supplierRef ?? []))];
  const suppliers = await tx.$queryRaw<{ ref: string; name: string }[]>`
    select ref, name from suppliers where connection_id = ${connectionId}::uuid and ref = any(${supplierRefs}::text[])`;
  const nameOf = new Map(suppliers.map(({ ref, name }) => [ref, name]));
  const asked = movements.map((movement) => ({
    ...movement,
    payees: [...movement.payees, nameOf.get(movement.supplierRef ?? '') ?? ''],
    others: others.get(movement.id) ?? [],
  }));
  // The own record may be one that a person said is another movement.
  const known = records.filter(({ id, movementId }) => movementId === null || !others.get(movementId)?.includes(id));
  const found = findBooked(asked, known);
  await storeFound(tx, companyId, found);
  return found;
}

const storeFound = (tx: Tx, companyId: string, found: ReadonlyMap<string, readonly string[]>): Promise<unknown> =>
  found.size === 0
    ? Promise.resolve()
    : tx.$executeRaw`
        insert into book_matches (movement_id, company_id, record_ids)
        select movement, ${companyId}::uuid, records
        from jsonb_to_recordset(${JSON.stringify([...found].map(([movement, records]) => ({ movement, records })))}::jsonb)
          as f (movement uuid, records uuid[])
        order by movement
        on conflict (movement_id) do update
          set record_ids = excluded.record_ids, found_at = now(), answer = null, answered_at = null, answered_by_id = null`;
