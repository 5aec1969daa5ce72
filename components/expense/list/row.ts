import type { Expense } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { ExpenseStatus } from '@/lib/domain/expense/status';

/** What a row of the list shows of an expense. */
export type ExpenseListRow = Expense & {
  readonly status: ExpenseStatus;
  readonly issues: readonly CodingIssue[];
  readonly categoryName: string | null;
  readonly cardName: string | null;
  readonly spenderName: string;
  readonly receiptCount: number;
  /** Why the books refused it, in words for the person. */
  readonly refusal: string | null;
};
