import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/action/link-button';
import { Empty } from '@/components/ui/feedback/empty';

/** Says why a page of the list is empty, and where to go from there. */
export function NoExpenses({
  newest,
  filtered,
  onlyKind,
  mayRecord,
}: {
  /** The address of the first page, when this is a later one. */
  newest: string | null;
  filtered: boolean;
  /** The kind that the list shows, when that is its only filter. */
  onlyKind: string | undefined;
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
  if (onlyKind === 'transfer') return <NoTransfers />;
  if (onlyKind === 'reimbursable') return <NoClaims mayRecord={mayRecord} />;
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

const NoTransfers = () => (
  <NoneYet title="No transfers yet" action={{ href: '/transfers/new', label: 'Record a transfer' }}>
    Top-ups, withdrawals and transfers between your accounts appear here. They are never spending.
  </NoneYet>
);

const NoClaims = ({ mayRecord }: { mayRecord: boolean }) => (
  <NoneYet title="No claims yet" action={mayRecord && { href: '/claims/new', label: 'New claim' }}>
    Expenses that people paid with their own money appear here until the company repays them.
  </NoneYet>
);

const NoneYet = ({
  title,
  action,
  children,
}: {
  title: string;
  action: false | { readonly href: string; readonly label: string };
  children: ReactNode;
}) => (
  <Empty
    icon="icon-receipt"
    title={title}
    actions={
      <>
        {action && (
          <LinkButton href={action.href} variant="primary">
            {action.label}
          </LinkButton>
        )}
        <LinkButton href="/expenses">Show all expenses</LinkButton>
      </>
    }
  >
    {children}
  </Empty>
);
