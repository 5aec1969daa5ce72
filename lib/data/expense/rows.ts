import 'server-only';
import { type CompanyCoding, codeWith } from '@/lib/data/coding/context';
import type { Prisma } from '@/lib/data/generated/client';
import type { CodingResult } from '@/lib/domain/coding/coding';
import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { parseSource, parseSources, type Source } from '@/lib/domain/expense/source';
import { type ExpenseStatus, statusOf } from '@/lib/domain/expense/status';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
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
  readonly status: ExpenseStatus;
  readonly issues: readonly CodingIssue[];
  /** The package's message if the newest attempt failed, else null. */
  readonly failure: string | null;
  readonly createdAt: Date;
};

export const rowColumns = {
  id: true,
  type: true,
  day: true,
  merchant: true,
  amountMinor: true,
  currency: true,
  rate: true,
  note: true,
  cardId: true,
  supplierRef: true,
  supplierSource: true,
  spenderId: true,
  revision: true,
  syncedRevision: true,
  createdAt: true,
  card: { select: { name: true } },
  spender: { select: { name: true } },
  latestItem: { select: { state: true, message: true } },
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

type Read = Prisma.ExpenseGetPayload<{ select: typeof rowColumns }>;

export const toExpense = (read: Read): Expense & { receiptCount: number } => ({
  id: read.id,
  type: read.type,
  day: read.day,
  merchant: read.merchant,
  amount: { minor: read.amountMinor, currency: read.currency },
  rate: read.rate?.toFixed() ?? null,
  note: read.note,
  cardId: read.cardId,
  supplierRef: read.supplierRef,
  supplierSource: parseSource(read.supplierSource),
  lines: read.lines.map(
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
  receiptCount: read.receipts.length,
});

export function toRow(read: Read, coding: CompanyCoding): ExpenseRow {
  const expense = toExpense(read);
  const coded: CodingResult = codeWith(coding, expense);
  const issues = coded.ok ? [] : coded.issues;
  const [own] = expense.lines;
  const latestItem: ItemState | null = read.latestItem?.state ?? null;
  return {
    ...expense,
    spenderId: read.spenderId,
    spenderName: read.spender.name,
    cardName: read.card?.name ?? null,
    categoryName: [...new Set(read.lines.flatMap((line) => line.category?.name ?? []))].join(', ') || null,
    categorySource: (own?.categoryId && own.sources.category) || null,
    revision: read.revision,
    syncedRevision: read.syncedRevision,
    status: statusOf({ issues, latestItem, revision: read.revision, syncedRevision: read.syncedRevision }),
    issues,
    failure: latestItem === 'failed' ? (read.latestItem?.message ?? null) : null,
    createdAt: read.createdAt,
  };
}
