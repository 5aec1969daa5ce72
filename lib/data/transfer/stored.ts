import 'server-only';
import type { CompanyCoding } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { codeTransfer } from '@/lib/domain/coding/transfer/code-transfer';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { type MovementStatus, statusOf } from '@/lib/domain/movement/status';
import type { ItemState } from '@/lib/domain/sync/sync';
import type { TransferKind } from '@/lib/domain/transfer/kind';
import type { Transfer, TransferEnd } from '@/lib/domain/transfer/transfer';

/** A transfer with its status and everything that pages show of it. */
export type TransferRow = Transfer & {
  readonly personName: string;
  readonly revision: number;
  readonly syncedRevision: number | null;
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  /** The package's message if the newest attempt failed, else null. */
  readonly failure: string | null;
  readonly latestItem: ItemState | null;
  readonly queuedRunId: string | null;
  /** What a person wrote when they entered the transfer in the books by hand; null unless they marked it so. */
  readonly mark: { readonly reference: string; readonly at: Date; readonly by: string } | null;
};

/** Returns the transfers with these ids, oldest first. Leaves out removed ones and other movements. */
export const transfersIn = (tx: Tx, companyId: string, ids: readonly string[]): Promise<TransferRow[]> =>
  transfersAt(tx, companyId, Prisma.sql`select id from movements where id = any(${[...ids]}::uuid[])`, ids.length);

/** Returns the first `most` transfers whose ids a query selects, oldest first. One statement reads them with their names. */
export async function transfersAt(tx: Tx, companyId: string, places: Prisma.Sql, most: number): Promise<TransferRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with places as (${places})
    select m.id::text as id, t.kind::text as kind, m.day, t.description as note, m.card_id::text as "fromCardId",
      t.from_bank_ref as "fromBankRef", coalesce(source.name, source_bank.name, t.from_bank_ref, '') as "fromName",
      m.amount_minor as "fromMinor", m.currency as "fromCurrency", t.to_card_id::text as "toCardId", t.to_bank_ref as "toBankRef",
      coalesce(target.name, target_bank.name, t.to_bank_ref, '') as "toName", t.to_minor as "toMinor",
      t.to_currency as "toCurrency", t.connection_id::text as "connectionId", u.name as "personName", m.revision,
      m.synced_revision as "syncedRevision", m.status::text as status, m.issues,
      case when i.state = 'failed' then i.message end as failure, i.state::text as "latestItem",
      m.queued_run_id::text as "queuedRunId", t.books_reference as "booksReference", t.marked_at as "markedAt",
      marker.name as "markedBy"
    from places p join movements m on m.id = p.id join transfers t on t.id = m.id
      left join cards source on source.id = m.card_id left join cards target on target.id = t.to_card_id
      left join bank_accounts source_bank on source_bank.connection_id = t.connection_id and source_bank.ref = t.from_bank_ref
      left join bank_accounts target_bank on target_bank.connection_id = t.connection_id and target_bank.ref = t.to_bank_ref
      left join users u on u.id = m.person_id left join users marker on marker.id = t.marked_by_id
      left join sync_items i on i.id = m.latest_item_id
    where m.company_id = ${companyId}::uuid and m.removed_at is null
    order by m.day, m.id limit ${most}`;
  return rows.map(toRow);
}

/** Returns the transfer with the issues and the status that it has now. */
export function evaluatedTransfer(
  row: TransferRow,
  coding: Pick<CompanyCoding, 'connection' | 'context'>,
): TransferRow {
  const coded = codeTransfer(row, coding);
  const issues = coded.ok ? [] : coded.issues;
  return { ...row, issues, status: statusOf({ ...row, issues }) };
}

type Row = {
  readonly id: string;
  readonly kind: TransferKind;
  readonly day: string;
  readonly note: string;
  readonly fromCardId: string | null;
  readonly fromBankRef: string | null;
  readonly fromName: string;
  readonly fromMinor: bigint;
  readonly fromCurrency: string;
  readonly toCardId: string | null;
  readonly toBankRef: string | null;
  readonly toName: string;
  readonly toMinor: bigint;
  readonly toCurrency: string;
  readonly connectionId: string | null;
  readonly personName: string | null;
  readonly revision: number;
  readonly syncedRevision: number | null;
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  readonly failure: string | null;
  readonly latestItem: ItemState | null;
  readonly queuedRunId: string | null;
  readonly booksReference: string | null;
  readonly markedAt: Date | null;
  readonly markedBy: string | null;
};

const toRow = ({
  fromCardId,
  fromBankRef,
  fromName,
  fromMinor,
  fromCurrency,
  toCardId,
  toBankRef,
  toName,
  toMinor,
  toCurrency,
  personName,
  booksReference,
  markedAt,
  markedBy,
  ...row
}: Row): TransferRow => ({
  ...row,
  personName: personName ?? '',
  from: endOf(fromCardId, fromBankRef, { name: fromName, amount: { minor: fromMinor, currency: fromCurrency } }),
  to: endOf(toCardId, toBankRef, { name: toName, amount: { minor: toMinor, currency: toCurrency } }),
  mark: booksReference !== null && markedAt ? { reference: booksReference, at: markedAt, by: markedBy ?? '' } : null,
});

const endOf = (
  cardId: string | null,
  bankRef: string | null,
  rest: Pick<TransferEnd, 'name' | 'amount'>,
): TransferEnd =>
  cardId === null ? { cardId: null, bankRef: bankRef ?? '', ...rest } : { cardId, bankRef: null, ...rest };
