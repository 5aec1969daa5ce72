'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { usePageRouter } from '@/components/page/use-page-router';
import { deleteTransfer } from '@/lib/actions/transfer/transfers';

/** The button that deletes a transfer. Only for a transfer that was never sent to the books. */
export function DeleteTransfer({ id }: { id: string }) {
  const router = usePageRouter();
  return (
    <ConfirmButton
      label="Delete"
      title="Delete this transfer?"
      confirmLabel="Delete transfer"
      danger
      action={deleteTransfer}
      fields={{ id }}
      doneToast="Transfer deleted."
      onDone={() => router.push('/expenses')}
    >
      It is removed from the list. It was never sent to your books.
    </ConfirmButton>
  );
}
