import { BookedQuestionCard } from '@/components/reconcile/booked-question';
import { may } from '@/lib/auth/permissions';
import { bookedQuestion } from '@/lib/data/reconcile/answer';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { CodingIssue } from '@/lib/domain/expense/issue';

type Props = {
  viewer: Viewer;
  movement: { readonly id: string; readonly issues: readonly CodingIssue[]; readonly syncedRevision: number | null };
  attempts: readonly { readonly state: string }[];
  books: string;
};

/** The question whether a movement is in the books already, if it was asked. Employees do not see the books. */
export async function BookedMovement({ viewer, movement, attempts, books }: Props) {
  const { id, issues, syncedRevision } = movement;
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
