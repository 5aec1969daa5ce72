import { Card } from '@/components/ui/display/card';
import type { Day } from '@/lib/domain/day';
import { ExpenseRows } from './expense-rows';
import { type ExpenseListRow, shownExpenses } from './row';

/**
 * The list of expenses. Each row links to its expense, and its checkbox selects the expense for the actions in
 * SelectionBar.
 */
export function ExpenseTable({
  rows,
  maySyncThem,
  ...shown
}: {
  rows: readonly ExpenseListRow[];
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
