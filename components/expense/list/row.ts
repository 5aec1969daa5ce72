import { type MovementMark, markOf } from '@/components/expense/movement-mark';
import type { Columns } from '@/components/page/columns';
import { toColumns } from '@/components/page/columns';
import { type Day, formatDay } from '@/lib/domain/day';
import { type Expense, signedAmount } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { formatMoney, type Money } from '@/lib/domain/money';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { shorten } from '@/lib/domain/text';
import { transferKindNames } from '@/lib/domain/transfer/kind';
import type { Transfer } from '@/lib/domain/transfer/transfer';

/** An expense with what a row of the list shows. */
type ListedExpense = Expense & {
  readonly movement: 'expense';
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  readonly categoryName: string | null;
  readonly cardName: string | null;
  readonly spenderName: string;
  readonly receiptCount: number;
  /** Why the books refused the expense, in words; null when they did not. */
  readonly refusal: string | null;
};

/** A transfer with what a row of the list shows. */
type ListedTransfer = Transfer & {
  readonly movement: 'transfer';
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  readonly refusal: string | null;
};

export type ListRow = ListedExpense | ListedTransfer;

/** A row in the words of the company's country. The list is made of these in the browser too, so they are short. */
export type ShownExpense = {
  readonly id: string;
  readonly day: string;
  readonly merchant: string;
  /** Why the books refused the expense, or the beginning of its note. */
  readonly detail: string;
  readonly receipts: number;
  /** For a transfer, its accounts: "Business Current → Visa 4590". */
  readonly category: string | null;
  readonly card: string | null;
  readonly amount: string;
  readonly mark: MovementMark;
  /** Whether the row is a transfer. All rows of a page without transfers lack it. */
  readonly isTransfer?: boolean;
};

/** The detail has one line. More characters make a page of 50 long notes larger than its limit of 60 KB. */
const detailLength = 56;

/** Both accounts of a transfer take at most two lines. */
const accountLength = 24;

/** Returns the rows as the list shows them. Amounts in the company's currency are without the currency. */
export const shownExpenses = (
  rows: readonly ListRow[],
  { locale, today, companyCurrency, paused }: { locale: string; today: Day; companyCurrency: string; paused: boolean },
): Columns<ShownExpense> => {
  const hasTransfers = rows.some(({ movement }) => movement === 'transfer');
  return toColumns(
    rows.map((row): ShownExpense => {
      const mark: MovementMark = markOf(row.status, row.issues, paused);
      const shared = { id: row.id, day: formatDay(row.day, locale, today), mark };
      const amountOf = (amount: Money) => formatMoney(amount, locale, { bare: amount.currency === companyCurrency });
      if (row.movement === 'transfer')
        return {
          ...shared,
          isTransfer: true,
          merchant: transferKindNames[row.kind],
          detail: shorten(row.refusal ?? row.note, detailLength),
          receipts: 0,
          category: [row.from, row.to].map(({ name }) => shorten(name, accountLength)).join(' → '),
          card: null,
          amount: amountOf(row.from.amount),
        };
      return {
        ...shared,
        ...(hasTransfers && { isTransfer: false }),
        merchant: row.merchant,
        detail: shorten(row.refusal ?? row.note, detailLength),
        receipts: row.receiptCount,
        category: row.categoryName,
        card: row.claim ? `Repaid to ${row.spenderName}` : row.cardName,
        amount: amountOf(signedAmount(row.type, row.amount)),
      };
    }),
  );
};
