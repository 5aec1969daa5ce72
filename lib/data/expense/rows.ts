import type { ClaimFacts } from '@/lib/data/claim/stored';
import type { Expense } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { Source } from '@/lib/domain/expense/source';
import type { MovementStatus } from '@/lib/domain/movement/status';

/** An expense with everything that the list shows. */
export type ExpenseRow = Expense & {
  /** Absent when the company paid. */
  readonly claim?: ClaimFacts;
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
  /** Why it may be in the books already, in words; null if nothing was found or a person has answered. */
  readonly mayBeBooked?: string | null;
  readonly createdAt: Date;
};
