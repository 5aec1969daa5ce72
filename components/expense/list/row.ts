import type { Expense } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { ExpenseStatus } from '@/lib/domain/expense/status';

/** An expense as a row of the list shows it. */
export type ExpenseListRow = Expense & {
  readonly status: ExpenseStatus;
  readonly issues: readonly CodingIssue[];
  readonly categoryName: string | null;
  readonly cardName: string | null;
  readonly spenderName: string;
  readonly receiptCount: number;
  /** Why the books refused it, in words. */
  readonly refusal: string | null;
};
