import { Card } from '@/components/ui/display/card';
import type { Day } from '@/lib/domain/day';
import { ExpenseRows } from './expense-rows';
import { type ListRow, shownExpenses } from './row';

/**
 * The list of expenses and transfers. Each row links to its page, and its checkbox selects it for the actions in
 * SelectionBar.
 */
export function ExpenseTable({
  rows,
  maySyncThem,
  ...shown
}: {
  rows: readonly ListRow[];
  locale: string;
  today: Day;
  companyCurrency: string;
  maySyncThem: boolean;
  paused: boolean;
}) {
  return (
    <Card>
      <ExpenseRows columns={shownExpenses(rows, shown)} maySyncThem={maySyncThem} />
    </Card>
  );
}
