import 'server-only';
import type { CompanyCoding } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { bookedSql } from '@/lib/data/movement/booked';
import { codeTransfer } from '@/lib/domain/coding/transfer/code-transfer';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { type MovementStatus, statusOf } from '@/lib/domain/movement/status';
import { bookedWords, type FoundRecord } from '@/lib/domain/reconcile/guard/booked-words';
import type { ItemState } from '@/lib/domain/sync/sync';
import type { TransferKind } from '@/lib/domain/transfer/kind';
import type { Transfer, TransferEnd } from '@/lib/domain/transfer/transfer';

/** How a movement stands with the books. */
type Standing = {
  readonly revision: number;
  readonly syncedRevision: number | null;
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  /** The package's message if the newest attempt failed, else null. */
  readonly failure: string | null;
  readonly latestItem: ItemState | null;
  readonly queuedRunId: string | null;
};

/** A transfer with its status and everything that pages show of it. */
export type TransferRow = Transfer &
  Standing & {
    readonly personName: string;
    /** What a person wrote when they entered the transfer in the books by hand; null unless they marked it so. */
    readonly mark: { readonly reference: string; readonly at: Date; readonly by: string } | null;
  };

/** Returns the transfers with these ids, oldest first. Leaves out removed ones and other movements. */
export async function transfersIn(tx: Tx, companyId: string, ids: readonly string[]): Promise<TransferRow[]> {
  const rows = await tx.$queryRaw<
    (StoredMovement & { readonly transfer: TransferDetails; readonly booked: FoundRecord | null })[]
  >`
    select m.id::text as id, m.day, m.card_id::text as "cardId", m.amount_minor as "amountMinor", m.currency,
      u.name as "personName", m.revision, m.synced_revision as "syncedRevision", m.status::text as status, m.issues,
      case when i.state = 'failed' then i.message end as failure, i.state::text as "latestItem",
      m.queued_run_id::text as "queuedRunId", (${transferDetailsSql}) as transfer, ${bookedSql} as booked
    from movements m left join users u on u.id = m.person_id left join sync_items i on i.id = m.latest_item_id
    where m.id = any(${[...ids]}::uuid[]) and m.kind = 'transfer' and m.company_id = ${companyId}::uuid and m.removed_at is null
    order by m.day, m.id`;
  return rows.map(({ transfer, booked, ...row }) => ({
    ...toTransfer(row, transfer),
    mayBeBooked: bookedWords(booked),
  }));
}

/** The query for what only a transfer has of the movement `m`, with the names of its accounts. To be part of another query. */
export const transferDetailsSql = Prisma.sql`
  select json_build_object('kind', t.kind, 'note', t.description, 'fromBankRef', t.from_bank_ref,
    'fromName', coalesce(source.name, source_bank.name, t.from_bank_ref, ''), 'toCardId', t.to_card_id, 'toBankRef', t.to_bank_ref,
    'toName', coalesce(target.name, target_bank.name, t.to_bank_ref, ''), 'toMinor', t.to_minor::text, 'toCurrency', t.to_currency,
    'connectionId', t.connection_id, 'booksReference', t.books_reference, 'markedAt', t.marked_at, 'markedBy', marker.name)
  from transfers t left join cards source on source.id = m.card_id left join cards target on target.id = t.to_card_id
    left join bank_accounts source_bank on source_bank.connection_id = t.connection_id and source_bank.ref = t.from_bank_ref
    left join bank_accounts target_bank on target_bank.connection_id = t.connection_id and target_bank.ref = t.to_bank_ref
    left join users marker on marker.id = t.marked_by_id
  where t.id = m.id`;

/** Returns the transfer with the issues and the status that it has now. */
export function evaluatedTransfer(
  row: TransferRow,
  coding: Pick<CompanyCoding, 'connection' | 'context'>,
): TransferRow {
  const coded = codeTransfer(row, coding);
  const issues = coded.ok ? [] : coded.issues;
  return { ...row, issues, status: statusOf({ ...row, issues }) };
}

/** What a transfer shares with other movements. */
export type StoredMovement = Standing & {
  readonly id: string;
  readonly day: string;
  readonly cardId: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly personName: string | null;
};

/** A row of `transferDetailsSql`. JSON has no integers of this size and no instants, so that these are texts. */
export type TransferDetails = {
  readonly kind: TransferKind;
  readonly note: string;
  readonly fromBankRef: string | null;
  readonly fromName: string;
  readonly toCardId: string | null;
  readonly toBankRef: string | null;
  readonly toName: string;
  readonly toMinor: string;
  readonly toCurrency: string;
  readonly connectionId: string | null;
  readonly booksReference: string | null;
  readonly markedAt: string | null;
  readonly markedBy: string | null;
};

export function toTransfer(movement: StoredMovement, details: TransferDetails): TransferRow {
  const { id, day, revision, syncedRevision, status, issues, failure, latestItem, queuedRunId } = movement;
  const { kind, note, connectionId, booksReference, markedAt, markedBy } = details;
  const paid = { minor: movement.amountMinor, currency: movement.currency };
  const received = { minor: BigInt(details.toMinor), currency: details.toCurrency };
  return {
    id,
    kind,
    day,
    note,
    connectionId,
    from: endOf(movement.cardId, details.fromBankRef, { name: details.fromName, amount: paid }),
    to: endOf(details.toCardId, details.toBankRef, { name: details.toName, amount: received }),
    personName: movement.personName ?? '',
    revision,
    syncedRevision,
    status,
    issues,
    failure,
    latestItem,
    queuedRunId,
    mark:
      booksReference !== null && markedAt
        ? { reference: booksReference, at: new Date(markedAt), by: markedBy ?? '' }
        : null,
  };
}

const endOf = (
  cardId: string | null,
  bankRef: string | null,
  rest: Pick<TransferEnd, 'name' | 'amount'>,
): TransferEnd =>
  cardId === null ? { cardId: null, bankRef: bankRef ?? '', ...rest } : { cardId, bankRef: null, ...rest };
