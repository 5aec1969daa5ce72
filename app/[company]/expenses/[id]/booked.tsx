import { BookedQuestionCard } from '@/components/reconcile/booked-question';
import { may } from '@/lib/auth/permissions';
import type { ExpenseRow } from '@/lib/data/expense/rows';
import { bookedQuestion } from '@/lib/data/reconcile/answer';
import type { Attempt } from '@/lib/data/sync/history';
import type { BooksRecord } from '@/lib/domain/books/record';
import type { Viewer } from '@/lib/domain/company/viewer';

type Props = {
  viewer: Viewer;
  expense: ExpenseRow;
  attempts: readonly Attempt<BooksRecord>[];
  books: string;
};

/** The question whether an expense is in the books already, if it was asked. Employees do not see the books. */
export async function BookedExpense({ viewer, expense, attempts, books }: Props) {
  const { id, issues, syncedRevision } = expense;
  // It is asked about, or it counts as in the books although no attempt wrote it.
  const mayBeBooked =
    issues.some(({ code }) => code === 'may-be-booked') ||
    (syncedRevision !== null && !attempts.some(({ state }) => state === 'synced'));
  if (!mayBeBooked || !may(viewer.role, 'see-all-expenses')) return null;
  const question = await bookedQuestion(viewer, id);
  if (!question) return null;
  const { locale, timeZone, role } = viewer;
  return <BookedQuestionCard {...{ id, question, books, locale, timeZone }} mayAnswer={may(role, 'sync')} />;
}
