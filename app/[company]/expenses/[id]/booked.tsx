import { BookedQuestionCard } from '@/components/reconcile/booked-question';
import { may } from '@/lib/auth/permissions';
import { bookedQuestion } from '@/lib/data/reconcile/answer';
import type { Viewer } from '@/lib/domain/company/viewer';

/** The question whether an expense is in the books already, if it was asked. Employees do not see the books. */
export async function BookedExpense({ viewer, id, books }: { viewer: Viewer; id: string; books: string }) {
  const question = may(viewer.role, 'see-all-expenses') ? await bookedQuestion(viewer, id) : null;
  if (!question) return null;
  const { locale, timeZone, role } = viewer;
  return <BookedQuestionCard {...{ id, question, books, locale, timeZone }} mayAnswer={may(role, 'sync')} />;
}
