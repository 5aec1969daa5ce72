import { State } from '@/components/ui/feedback/state';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { markOf, shownMark } from './movement-mark';

/** The status of an expense in one word. For an incomplete expense, its first issue instead. */
export function ExpenseState({
  status,
  issues,
  paused = false,
}: {
  status: MovementStatus;
  issues: readonly CodingIssue[];
  /** Whether the company's syncs are paused. A banner on the page says why. */
  paused?: boolean;
}) {
  const { tone, word, busy } = shownMark(markOf(status, issues, paused));
  return (
    <State tone={tone} busy={busy}>
      {word}
    </State>
  );
}
