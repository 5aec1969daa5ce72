import type { Expense } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { MovementStatus } from '@/lib/domain/movement/status';

/** An expense with what a row of the list shows. */
export type ExpenseListRow = Expense & {
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  readonly categoryName: string | null;
  readonly cardName: string | null;
  readonly spenderName: string;
  readonly receiptCount: number;
  /** Why the books refused the expense, in words; null when they did not. */
  readonly refusal: string | null;
};
