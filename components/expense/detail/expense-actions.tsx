'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect } from 'react';
import { ConfirmButton } from '@/components/ui/action/confirm-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { showToast } from '@/components/ui/feedback/toast';
import { deleteExpense } from '@/lib/actions/expenses';
import { idle } from '@/lib/actions/result';
import { syncExpenses } from '@/lib/actions/sync';

/** Sends this expense to the books. */
export function SyncExpense({ id, books, again }: { id: string; books: string; again: boolean }) {
  const [answer, sync] = useActionState(syncExpenses, idle);
  return (
    <form action={sync} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="ids[]" value={id} />
      {again && <input type="hidden" name="again" value="yes" />}
      <SubmitButton pendingLabel="Sending">{again ? 'Sync again' : `Sync to ${books}`}</SubmitButton>
      {answer.state === 'refused' && (
        <Notice live tone="bad" className="basis-full">
          {answer.message}
        </Notice>
      )}
    </form>
  );
}

/** Deletes an expense that never went towards the books. */
export function DeleteExpense({ id, merchant }: { id: string; merchant: string }) {
  const router = useRouter();
  const [answer, remove] = useActionState(deleteExpense, idle);
  useEffect(() => {
    if (answer.state === 'refused') showToast(answer.message, 'bad');
    if (answer.state === 'done') {
      showToast('Deleted.');
      router.push('/expenses');
    }
  }, [answer, router]);
  return (
    <ConfirmButton
      label="Delete"
      title="Delete this expense?"
      confirmLabel="Delete expense"
      danger
      action={remove}
      fields={{ id }}
    >
      {merchant} leaves the list. It was never sent to your books.
    </ConfirmButton>
  );
}
