import 'server-only';
import { recordAll } from '@/lib/data/audit';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { keepsField } from '@/lib/domain/books/field-exceptions';
import type { PackageKey } from '@/lib/domain/books/package';
import { addDays } from '@/lib/domain/day';
import { type BookedRecord, type Found, guardDays } from '@/lib/domain/reconcile/guard/booked-record';
import { findBooked, type Unwritten } from '@/lib/domain/reconcile/guard/find-booked';
import { findBookedTransfers, type UnwrittenTransfer } from '@/lib/domain/reconcile/guard/find-booked-transfer';
import { withoutWritten } from '@/lib/domain/reconcile/guard/written';
import { unreadMoney } from './unread-money';

/** A part of a run has at most 250 movements. More unknown records than this around them are not compared. */
const mostRecords = 20_000;

/** What is about to be written: expenses and claims, and transfers. */
export type AboutToWrite = {
  readonly spends: readonly (Omit<Unwritten, 'others'> & { readonly supplierRef: string | null })[];
  readonly transfers: readonly Omit<UnwrittenTransfer, 'others'>[];
};

/** The movements that must not be written: those that were linked to their own record, and those that a person is asked about. */
export type Guarded = { readonly linked: ReadonlySet<string>; readonly asked: ReadonlySet<string> };

/**
 * Finds the movements that are in the books already, before they are written, and stores what was found. A movement whose own
 * record has the same money is linked to it. A person says of every other one whether it is the same money. A fixed number of
 * statements reads and writes, for any number of movements. Runs in the transaction that freezes the movements.
 */
export async function guardAgainstBooked(
  tx: Tx,
  scope: CompanyScope,
  connection: { readonly id: string; readonly package: PackageKey } | null,
  { spends, transfers }: AboutToWrite,
): Promise<Guarded> {
  const { companyId } = scope;
  const ids = [...spends, ...transfers].map(({ id }) => id);
  if (ids.length === 0 || !connection) return { linked: new Set(), asked: new Set() };
  const connectionId = connection.id;
  const keepsReference = keepsField(connection.package, 'reference');
  const days = [...spends, ...transfers].map(({ day }) => day).sort();
  const around = { from: addDays(days[0] ?? '', -guardDays), to: addDays(days.at(-1) ?? '', guardDays) };
  const answered = await tx.$queryRaw<{ id: string; others: string[] }[]>`
    select movement_id::text as id, other_ids::text[] as others from book_matches
    where company_id = ${companyId}::uuid and movement_id = any(${ids}::uuid[])`;
  const others = new Map(answered.map((row) => [row.id, row.others]));
  const othersOf = ({ id }: { readonly id: string }) => ({ others: others.get(id) ?? [] });
  const records = await candidates(tx, { companyId, connectionId }, { spends, transfers }, { ids, ...around });
  // The own record may be one that a person said is another movement.
  const known = records.filter(({ id, movementId }) => movementId === null || !others.get(movementId)?.includes(id));
  if (known.length === 0) return { linked: new Set(), asked: new Set() };
  const nameOf = await supplierNames(tx, connectionId, spends);
  const asked = spends.map((movement) => ({
    ...movement,
    ...othersOf(movement),
    payees: [...movement.payees, nameOf.get(movement.supplierRef ?? '') ?? ''],
  }));
  const moved = transfers.map((transfer) => ({ ...transfer, ...othersOf(transfer) }));
  const search = (among: readonly BookedRecord[]) =>
    new Map([...findBooked(asked, among), ...findBookedTransfers(moved, among)]);
  const likely = search(known);
  if (likely.size === 0) return { linked: new Set(), asked: new Set() };
  const unread = await unreadMoney(tx, { companyId, connectionId }, { ...around, except: ids, keepsReference });
  const found = unread.length === 0 ? likely : search(withoutWritten(known, unread));
  return save(tx, scope, found);
}

/** The records that Outlay did not write, around these days, and the own records of the movements. */
async function candidates(
  tx: Tx,
  { companyId, connectionId }: { readonly companyId: string; readonly connectionId: string },
  { spends, transfers }: AboutToWrite,
  { ids, from, to }: { readonly ids: readonly string[]; readonly from: string; readonly to: string },
): Promise<BookedRecord[]> {
  const accounts = new Set([
    ...spends.flatMap(({ account }) => account ?? []),
    ...transfers.flatMap((transfer) => [transfer.from.account, transfer.to.account]),
  ]);
  // A claim has no account: it is a bill, or somebody paid it from any account.
  const hasClaims = spends.some(({ account }) => account === null);
  return tx.$queryRaw<BookedRecord[]>`
    with found as (
      (select b.* from book_records b
        where b.company_id = ${companyId}::uuid and b.connection_id = ${connectionId}::uuid
          and b.bank_account_ref = any(${[...accounts]}::text[]) and b.day between ${from} and ${to}
          and b.movement_id is null and b.deleted_at is null order by b.day desc limit ${mostRecords})
      union
      (select b.* from book_records b
        where ${hasClaims} and b.company_id = ${companyId}::uuid and b.connection_id = ${connectionId}::uuid
          and b.type in ('bills', 'directCosts') and b.day between ${from} and ${to}
          and b.movement_id is null and b.deleted_at is null order by b.day desc limit ${mostRecords})
      union
      (select b.* from book_records b where b.company_id = ${companyId}::uuid and b.connection_id = ${connectionId}::uuid
        and b.movement_id = any(${[...ids]}::uuid[]) and b.deleted_at is null))
    select b.id::text as id, b.type, b.ref, b.bank_account_ref as account, b.day, b.amount_minor as minor, b.currency,
      b.original_minor as "originalMinor", b.original_currency as "originalCurrency", coalesce(b.counterparty, b.note) as payee,
      b.reference, b.movement_id::text as "movementId"
    from found b
    -- A reference of Outlay belongs to another movement: the own record has its movement.
    where b.movement_id is not null or b.reference is null or b.reference !~ '^[0-9a-f]{12}$'`;
}

async function supplierNames(
  tx: Tx,
  connectionId: string,
  spends: AboutToWrite['spends'],
): Promise<ReadonlyMap<string, string>> {
  const refs = [...new Set(spends.flatMap(({ supplierRef }) => supplierRef ?? []))];
  if (refs.length === 0) return new Map();
  const suppliers = await tx.$queryRaw<{ ref: string; name: string }[]>`
    select ref, name from suppliers where connection_id = ${connectionId}::uuid and ref = any(${refs}::text[])`;
  return new Map(suppliers.map(({ ref, name }) => [ref, name]));
}

/** Stores what was found. A certain record is linked at once: the movement counts as in the books. */
async function save(tx: Tx, scope: CompanyScope, found: ReadonlyMap<string, Found>): Promise<Guarded> {
  const linked = new Set([...found].flatMap(([id, { isCertain }]) => (isCertain ? id : [])));
  const asked = new Set([...found.keys()].filter((id) => !linked.has(id)));
  if (found.size === 0) return { linked, asked };
  const { companyId } = scope;
  const rows = [...found].map(([movement, { choices, isCertain }]) => ({
    movement,
    records: [...new Set(choices.flat())],
    choices: choices.length > 1 ? choices : null,
    answer: isCertain ? 'linked' : null,
  }));
  await tx.$executeRaw`
    update movements set synced_revision = revision, latest_item_id = null
    where company_id = ${companyId}::uuid and id = any(${[...linked]}::uuid[])`;
  await tx.$executeRaw`
    insert into book_matches as k (movement_id, company_id, record_ids, choices, answer, answered_at)
    select movement, ${companyId}::uuid, records, choices, answer::"BookMatchAnswer", case when answer is not null then now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (movement uuid, records uuid[], choices jsonb, answer text)
    order by movement
    on conflict (movement_id) do update set record_ids = excluded.record_ids, choices = excluded.choices, found_at = now(),
      answer = excluded.answer, answered_at = excluded.answered_at, answered_by_id = null`;
  await recordAll(
    tx,
    scope,
    [...linked].map((subject) => ({
      action: 'movement.linked-to-books',
      subject,
      detail: { records: 1, by: 'reference' },
    })),
  );
  return { linked, asked };
}
