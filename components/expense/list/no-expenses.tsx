import { LinkButton } from '@/components/ui/action/link-button';
import { Empty } from '@/components/ui/feedback/empty';

/** Says why a page of the list is empty, and where to go from there. */
export function NoExpenses({
  newest,
  filtered,
  mayRecord,
}: {
  /** The address of the first page, when this is a later one. */
  newest: string | null;
  filtered: boolean;
  mayRecord: boolean;
}) {
  if (newest !== null) {
    return (
      <Empty
        icon="icon-receipt"
        title="No more expenses"
        actions={<LinkButton href={newest}>Show the newest</LinkButton>}
      >
        The list ends here.
      </Empty>
    );
  }
  if (filtered) {
    return (
      <Empty
        icon="icon-receipt"
        title="No expense matches"
        actions={<LinkButton href="/expenses">Show all expenses</LinkButton>}
      >
        Change or clear the filters.
      </Empty>
    );
  }
  return (
    <Empty
      icon="icon-receipt"
      title="No expenses yet"
      actions={
        mayRecord && (
          <LinkButton href="/expenses/new" variant="primary">
            Record the first expense
          </LinkButton>
        )
      }
    >
      Your expenses appear here, with their receipts and their status in your books.
    </Empty>
  );
}
