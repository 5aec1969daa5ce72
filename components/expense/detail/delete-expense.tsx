'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { usePageRouter } from '@/components/page/use-page-router';
import { deleteExpense } from '@/lib/actions/expenses';
import { plural } from '@/lib/domain/plural';

/** The button that deletes an expense. Only for an expense that was never sent to the books. */
export function DeleteExpense({
  id,
  merchant,
  refunds,
}: {
  id: string;
  merchant: string;
  /** How many refunds are linked to the expense. */
  refunds: number;
}) {
  const router = usePageRouter();
  return (
    <ConfirmButton
      label="Delete"
      title="Delete this expense?"
      confirmLabel="Delete expense"
      danger
      action={deleteExpense}
      fields={{ id }}
      doneToast="Expense deleted."
      onDone={() => router.push('/expenses')}
    >
      {merchant} is removed from the list. It was never sent to your books.
      {refunds > 0 && plural(refunds, ' Its refund stays, without a link.', ' Its # refunds stay, without a link.')}
    </ConfirmButton>
  );
}
