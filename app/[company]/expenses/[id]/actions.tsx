import { DeleteExpense } from '@/components/expense/detail/delete-expense';
import { RefundKeys } from '@/components/expense/refund/refund-keys';
import { ActionButton } from '@/components/form/action-button';
import { LinkButton } from '@/components/ui/action/link-button';
import { syncExpenses } from '@/lib/actions/sync';
import type { ExpenseRow } from '@/lib/data/expense/rows';
import { isMoneyOut } from '@/lib/domain/expense/type';
import { canEdit } from '@/lib/domain/movement/status';

/** What a person can do with an expense: record a refund of it, edit, delete and sync it. */
export function ExpenseActions({
  expense: { id, type, status, merchant, claim },
  wasSent,
  refunds,
  syncTo,
}: {
  expense: ExpenseRow;
  wasSent: boolean;
  /** How many refunds are linked to the expense. */
  refunds: number;
  /** The name of the books to which it can be synced; null when it cannot. */
  syncTo: string | null;
}) {
  const refundForm = `/expenses/new?refundOf=${id}`;
  return (
    <>
      {isMoneyOut(type) && !claim && (
        <>
          <LinkButton href={refundForm} aria-keyshortcuts="r">
            Record a refund
          </LinkButton>
          <RefundKeys href={refundForm} />
        </>
      )}
      {canEdit(status) && !claim?.mark && <LinkButton href={`/expenses/${id}/edit`}>Edit</LinkButton>}
      {!wasSent && !claim?.mark && <DeleteExpense id={id} merchant={merchant} refunds={refunds} />}
      {syncTo !== null && (
        <ActionButton
          action={syncExpenses}
          fields={{ 'ids[]': id, ...(status === 'failed' && { again: 'yes' }) }}
          variant="primary"
          pendingLabel="Syncing"
        >
          {status === 'failed' ? 'Sync again' : `Sync to ${syncTo}`}
        </ActionButton>
      )}
    </>
  );
}
