import 'server-only';
import { type CompanyCoding, codeWith } from '@/lib/data/coding/context';
import type { Prisma } from '@/lib/data/generated/client';
import type { CodingResult } from '@/lib/domain/coding/coding';
import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { parseSource, parseSources, type Source } from '@/lib/domain/expense/source';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import { type MovementStatus, statusOf } from '@/lib/domain/movement/status';
import type { ItemState } from '@/lib/domain/sync/sync';

/** An expense with everything that the list shows. */
export type ExpenseRow = Expense & {
  readonly spenderId: string;
  readonly spenderName: string;
  readonly cardName: string | null;
  /** The names of the categories of all its parts. */
  readonly categoryName: string | null;
  readonly categorySource: Source | null;
  readonly revision: number;
  readonly syncedRevision: number | null;
  readonly receiptCount: number;
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  /** The package's message if the newest attempt failed, else null. */
  readonly failure: string | null;
  readonly createdAt: Date;
};

const expenseColumns = {
  type: true,
  merchant: true,
  rate: true,
  note: true,
  supplierRef: true,
  supplierSource: true,
  lines: {
    select: {
      amountMinor: true,
      categoryId: true,
      taxRateRef: true,
      taxMinor: true,
      trackingRefs: true,
      customerRef: true,
      sources: true,
      category: { select: { name: true } },
    },
    orderBy: { position: 'asc' },
  },
  // Not _count, because Prisma then counts the receipts of all expenses, and not only of those that are read.
  receipts: { select: { id: true }, where: { removedAt: null } },
} satisfies Prisma.ExpenseSelect;

/** The columns of a movement of the kind `expense` that `toRow` and `toExpense` need. */
export const rowColumns = {
  id: true,
  day: true,
  amountMinor: true,
  currency: true,
  cardId: true,
  personId: true,
  revision: true,
  syncedRevision: true,
  queuedRunId: true,
  createdAt: true,
  card: { select: { name: true } },
  person: { select: { name: true } },
  latestItem: { select: { state: true, message: true } },
  expense: { select: expenseColumns },
} satisfies Prisma.MovementSelect;

type Read = Prisma.MovementGetPayload<{ select: typeof rowColumns }>;

/** Throws if the movement is not an expense. */
const detailOf = ({ id, expense }: Read) => {
  if (!expense) throw new Error(`the movement ${id} is not an expense`);
  return expense;
};

export const toExpense = (read: Read): Expense & { receiptCount: number } => {
  const detail = detailOf(read);
  return {
    id: read.id,
    type: detail.type,
    day: read.day,
    merchant: detail.merchant,
    amount: { minor: read.amountMinor, currency: read.currency },
    rate: detail.rate?.toFixed() ?? null,
    note: detail.note,
    cardId: read.cardId,
    supplierRef: detail.supplierRef,
    supplierSource: parseSource(detail.supplierSource),
    lines: detail.lines.map(
      (line): ExpenseLine => ({
        amount: { minor: line.amountMinor, currency: read.currency },
        categoryId: line.categoryId,
        taxRateRef: line.taxRateRef,
        taxMinor: line.taxMinor,
        trackingRefs: parseTrackingRefs(line.trackingRefs),
        customerRef: line.customerRef,
        sources: parseSources(line.sources),
      }),
    ),
    receiptCount: detail.receipts.length,
  };
};

export function toRow(read: Read, coding: CompanyCoding): ExpenseRow {
  const expense = toExpense(read);
  const coded: CodingResult = codeWith(coding, expense);
  const issues = coded.ok ? [] : coded.issues;
  const [own] = expense.lines;
  const latestItem: ItemState | null = read.latestItem?.state ?? null;
  const { revision, syncedRevision, queuedRunId } = read;
  return {
    ...expense,
    spenderId: read.personId,
    spenderName: read.person.name,
    cardName: read.card?.name ?? null,
    categoryName: [...new Set(detailOf(read).lines.flatMap((line) => line.category?.name ?? []))].join(', ') || null,
    categorySource: (own?.categoryId && own.sources.category) || null,
    revision,
    syncedRevision,
    status: statusOf({ issues, latestItem, revision, syncedRevision, queuedRunId }),
    issues,
    failure: latestItem === 'failed' ? (read.latestItem?.message ?? null) : null,
    createdAt: read.createdAt,
  };
}
