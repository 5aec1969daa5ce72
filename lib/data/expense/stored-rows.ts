import 'server-only';
import { claimSql, type StoredClaim, toClaim } from '@/lib/data/claim/stored';
import { type CompanyCoding, codeWith } from '@/lib/data/coding/context';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { bookedSql } from '@/lib/data/movement/booked';
import { type TransferDetails, type TransferRow, toTransfer, transferDetailsSql } from '@/lib/data/transfer/stored';
import type { ExpenseLine } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { parseSource, parseSources } from '@/lib/domain/expense/source';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import type { ExpenseType } from '@/lib/domain/expense/type';
import { type MovementStatus, statusOf } from '@/lib/domain/movement/status';
import { bookedWords, type FoundRecord } from '@/lib/domain/reconcile/guard/booked-words';
import type { ItemState } from '@/lib/domain/sync/sync';
import type { ExpenseRow } from './rows';

/** An expense with the facts from which its status is derived, and the name of the category of each line that has one. */
export type StoredExpense = ExpenseRow & {
  readonly latestItem: ItemState | null;
  readonly queuedRunId: string | null;
  readonly categories: readonly string[];
};

/**
 * Returns the expenses of a query for their places (`day` and `id`), newest day first, with the status and issues that
 * are stored. One statement reads everything that a list shows.
 */
export const storedRows = (tx: Tx, { companyId }: CompanyScope, places: Prisma.Sql): Promise<StoredExpense[]> =>
  rowsIn(tx, companyId, places, Prisma.sql`m.receipt_count`, 'join').then((rows) => rows.map(toStoredRow));

/** A movement as the list shows it. */
export type ListedRow =
  | (StoredExpense & { readonly movement: 'expense' })
  | (TransferRow & { readonly movement: 'transfer' });

/** Like `storedRows`, with the transfers at these places. The same statement reads them. */
export const listedRows = (tx: Tx, { companyId }: CompanyScope, places: Prisma.Sql): Promise<ListedRow[]> =>
  rowsIn(tx, companyId, places, Prisma.sql`m.receipt_count`, 'left join').then((rows) => rows.flatMap(toListedRow));

/**
 * Returns the expenses with these ids or at these places, newest day first, to be evaluated. Counts their receipts, because
 * the stored number may be out of date in this transaction. Leaves out removed expenses and other movements.
 */
export const currentRows = (
  tx: Tx,
  companyId: string,
  asked: readonly string[] | Prisma.Sql,
): Promise<StoredExpense[]> =>
  rowsIn(tx, companyId, 'sql' in asked ? asked : placesOf(asked), countedReceipts, 'join').then((rows) =>
    rows.map(toStoredRow),
  );

/** Expenses and transfers, each newest day first. */
export type CurrentMovements = { readonly expenses: StoredExpense[]; readonly transfers: TransferRow[] };

/** Like `currentRows`, with the transfers among these movements. The same statement reads them. */
export async function currentMovements(
  tx: Tx,
  companyId: string,
  asked: readonly string[] | Prisma.Sql,
): Promise<CurrentMovements> {
  const places = 'sql' in asked ? asked : placesOf(asked);
  const read = (await rowsIn(tx, companyId, places, countedReceipts, 'left join')).flatMap(toListedRow);
  return {
    expenses: read.flatMap((row) => (row.movement === 'expense' ? row : [])),
    transfers: read.flatMap((row) => (row.movement === 'transfer' ? row : [])),
  };
}

const countedReceipts = Prisma.sql`(select count(*)::int from receipts r where r.expense_id = m.id and r.removed_at is null)`;

/** Reads the movements at these places. With a left join, those that are no expenses have the type null. */
const rowsIn = (
  tx: Tx,
  companyId: string,
  places: Prisma.Sql,
  receiptCount: Prisma.Sql,
  join: 'join' | 'left join',
): Promise<StoredRow[]> =>
  tx.$queryRaw<StoredRow[]>`
    with places as (${places})
    select m.id::text as id, e.type::text as type, m.day, e.merchant, m.amount_minor as "amountMinor", m.currency,
      trim_scale(e.rate)::text as rate, e.note, m.card_id::text as "cardId", e.supplier_ref as "supplierRef",
      e.supplier_source as "supplierSource", m.person_id::text as "personId", u.name as "personName", c.name as "cardName",
      m.revision, m.synced_revision as "syncedRevision", m.status::text as status, m.issues, ${receiptCount} as "receiptCount",
      m.created_at as "createdAt", case when i.state = 'failed' then i.message end as failure, i.state::text as "latestItem",
      m.queued_run_id::text as "queuedRunId", parts.lines,
      case when m.kind = 'reimbursable' then (${claimSql}) end as claim,
      ${receiptCount === countedReceipts ? bookedSql : Prisma.sql`null::json`} as booked,
      ${join === 'join' ? Prisma.sql`null::json` : Prisma.sql`case when m.kind = 'transfer' then (${transferDetailsSql}) end`} as transfer
    from places p join movements m on m.id = p.id ${Prisma.raw(join)} expenses e on e.id = m.id
      left join users u on u.id = m.person_id left join cards c on c.id = m.card_id
      left join sync_items i on i.id = m.latest_item_id
      cross join lateral (
        select coalesce(json_agg(json_build_object('minor', l.amount_minor::text, 'categoryId', l.category_id, 'category', g.name,
          'taxRateRef', l.tax_rate_ref, 'taxMinor', l.tax_minor::text, 'trackingRefs', l.tracking_refs,
          'customerRef', l.customer_ref, 'sources', l.sources) order by l.position), '[]') as lines
        from expense_lines l left join categories g on g.id = l.category_id where l.expense_id = m.id
      ) parts
    where m.company_id = ${companyId}::uuid and m.removed_at is null
    order by p.day desc, p.id desc`;

/** Returns the expense with the issues and the status that it has now. */
export function evaluated(row: StoredExpense, coding: CompanyCoding): ExpenseRow {
  const coded = codeWith(coding, row);
  const issues = coded.ok ? [] : coded.issues;
  return { ...row, issues, status: statusOf({ ...row, issues }) };
}

/** The places of these expenses. */
export const placesOf = (ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`select day, id from movements where id = any(${[...ids]}::uuid[])`;

type StoredRow = {
  readonly id: string;
  readonly type: ExpenseType;
  readonly day: string;
  readonly merchant: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly rate: string | null;
  readonly note: string;
  readonly cardId: string | null;
  readonly supplierRef: string | null;
  readonly supplierSource: unknown;
  readonly personId: string;
  readonly personName: string | null;
  readonly cardName: string | null;
  readonly revision: number;
  readonly syncedRevision: number | null;
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  readonly receiptCount: number;
  readonly createdAt: Date;
  readonly failure: string | null;
  readonly latestItem: ItemState | null;
  readonly queuedRunId: string | null;
  readonly lines: readonly StoredLine[];
  /** Null for an expense that the company paid. */
  readonly claim: StoredClaim | null;
  /** What was found in the books before it was written; null without an open question. */
  readonly booked: FoundRecord | null;
  /** Null for an expense. */
  readonly transfer: TransferDetails | null;
};

type StoredLine = {
  readonly minor: string;
  readonly categoryId: string | null;
  readonly category: string | null;
  readonly taxRateRef: string | null;
  readonly taxMinor: string | null;
  readonly trackingRefs: string | null;
  readonly customerRef: string | null;
  readonly sources: unknown;
};

/** A movement of another kind is not listed. */
function toListedRow(row: StoredRow): ListedRow[] {
  if (row.transfer)
    return [{ ...toTransfer(row, row.transfer), mayBeBooked: bookedWords(row.booked), movement: 'transfer' }];
  return row.type === null ? [] : [{ ...toStoredRow(row), movement: 'expense' }];
}

function toStoredRow({
  amountMinor,
  currency,
  personId,
  personName,
  supplierSource,
  lines,
  transfer: _,
  claim,
  booked,
  ...row
}: StoredRow): StoredExpense {
  const parts = lines.map(
    (line): ExpenseLine => ({
      amount: { minor: BigInt(line.minor), currency },
      categoryId: line.categoryId,
      taxRateRef: line.taxRateRef,
      taxMinor: line.taxMinor === null ? null : BigInt(line.taxMinor),
      trackingRefs: parseTrackingRefs(line.trackingRefs),
      customerRef: line.customerRef,
      sources: parseSources(line.sources),
    }),
  );
  const [own] = parts;
  const categories = lines.flatMap((line) => line.category ?? []);
  return {
    ...row,
    ...(claim && { claim: toClaim(claim) }),
    mayBeBooked: bookedWords(booked),
    amount: { minor: amountMinor, currency },
    supplierSource: parseSource(supplierSource),
    spenderId: personId,
    spenderName: personName ?? '',
    categories,
    categoryName: [...new Set(categories)].join(', ') || null,
    categorySource: (own?.categoryId && own.sources.category) || null,
    lines: parts,
  };
}
