import 'server-only';
import { v5 } from 'uuid';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { NewBankLine } from '@/lib/domain/bank-line/bank-line';
import { isForeignTo, lineOfRecord } from '@/lib/domain/bank-line/movement-line';
import { parseSent } from '@/lib/domain/books/sent-record';
import { type Money, money } from '@/lib/domain/money';
import type { FeedAccount } from './feed';
import { insertBankLines } from './insert';
import { refreshUnsent } from './refresh-unsent';

/** A movement in the books, with the newest record that was written and with what the books have on the account. */
type Written = {
  readonly id: string;
  readonly day: string;
  readonly record: unknown;
  readonly bookedMinor: bigint | null;
  readonly bookedCurrency: string | null;
};
type Place = { readonly day: string; readonly id: string };
type Which = { readonly movementIds: readonly string[] | null; readonly after: Place | null };

const movementsPerPart = 500;

/** Returns the id of the line of a movement in an account. It is the same after a restore. */
export const lineIdOf = (movementId: string, { connectionId, bankAccountRef }: FeedAccount): string =>
  v5(`${movementId} ${bankAccountRef}`, connectionId);

/** The place of the next part, or null after the last one. */
export type StoredPart = {
  readonly next: Place | null;
  /** Whether a payment in another currency has no line, because its record was not read yet. */
  readonly needsRecords: boolean;
};

/**
 * Stores the lines of up to 500 movements in the books that move the account, after a place. Idempotent: a movement has one
 * line in each account, with an id that never changes. A line that was not sent yet follows an update of its movement. A
 * payment in another currency gets its line once the books were read.
 */
export const storeMovementLines = (scope: CompanyScope, account: FeedAccount, which: Which): Promise<StoredPart> =>
  inScope(scope, async (tx) => {
    const written = await writtenMovements(tx, scope.companyId, account, which);
    const { connectionId, bankAccountRef, cardId } = account;
    const at = { ref: bankAccountRef, currency: account.currency };
    const read = written.map((row) => ({ ...row, record: parseSent(row.record), booked: bookedOf(row) }));
    const lines = read.flatMap(({ id, record, booked }): NewBankLine[] => {
      const facts = lineOfRecord(record, at, booked);
      // The record has the day that was written. A movement that was edited since may have another one.
      if (!facts || facts.day < account.linesFrom) return [];
      const origin = { cardId, source: 'movement' as const, movementId: id, importId: null, lineKey: id };
      return [{ ...facts, ...origin, id: lineIdOf(id, account), connectionId, bankAccountRef }];
    });
    if (which.movementIds) await refreshUnsent(tx, scope.companyId, lines);
    await insertBankLines(tx, scope.companyId, lines);
    const last = written.at(-1);
    return {
      next: last && written.length === movementsPerPart ? { day: last.day, id: last.id } : null,
      needsRecords: read.some(({ record, booked }) => booked === null && isForeignTo(record, at)),
    };
  });

const bookedOf = ({ bookedMinor, bookedCurrency }: Written): Money | null =>
  bookedMinor === null || bookedCurrency === null ? null : money(bookedMinor, bookedCurrency);

/** Returns the newest written record of movements that move the account: of these, or of all that have no line there. */
const writtenMovements = (
  tx: Tx,
  companyId: string,
  { connectionId, bankAccountRef, linesFrom }: FeedAccount,
  { movementIds, after }: Which,
): Promise<Written[]> => tx.$queryRaw`
  select m.id::text as id, m.day, i.record, b.minor as "bookedMinor", b.currency as "bookedCurrency"
  from movements m join lateral (
    select i.record from sync_items i join syncs s on s.id = i.sync_id
    where i.movement_id = m.id and i.state = 'synced' and s.connection_id = ${connectionId}::uuid
    order by i.attempt desc limit 1) i on true
  left join lateral (
    select b.amount_minor as minor, b.currency from book_records b
    where b.company_id = m.company_id and b.movement_id = m.id and b.connection_id = ${connectionId}::uuid
      and b.bank_account_ref = ${bankAccountRef} and b.deleted_at is null order by b.seen_at desc limit 1) b on true
  where m.company_id = ${companyId}::uuid and m.kind in ('expense', 'transfer') and m.synced_revision is not null
    and m.day >= ${linesFrom}::bpchar
    and (${movementIds === null} or m.id = any(${[...(movementIds ?? [])]}::uuid[]))
    and (${after === null} or (m.day, m.id) > (${after?.day ?? ''}::bpchar, ${after?.id ?? null}::uuid))
    and ${bankAccountRef} in (i.record->>'bankAccountRef', i.record->'from'->>'accountRef', i.record->'to'->>'accountRef')
    and (${movementIds !== null} or not exists (select 1 from bank_lines l where l.company_id = m.company_id
      and l.connection_id = ${connectionId}::uuid and l.bank_account_ref = ${bankAccountRef} and l.line_key = m.id::text))
  order by m.day, m.id limit ${movementsPerPart}`;
