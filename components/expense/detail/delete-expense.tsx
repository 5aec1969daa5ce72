'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { usePageRouter } from '@/components/page/use-page-router';
import { deleteExpense } from '@/lib/actions/expenses';

/** The button that deletes an expense. Only for an expense that was never sent to the books. */
export function DeleteExpense({ id, merchant }: { id: string; merchant: string }) {
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
    </ConfirmButton>
  );
}
