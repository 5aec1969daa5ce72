'use client';

import { useEffect, useRef } from 'react';
import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { Button } from '@/components/ui/action/button';
import { Dialog } from '@/components/ui/action/dialog';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { redeliverReceipt } from '@/lib/actions/receipts';

/**
 * A dialog that sends a receipt again, when its delivery was refused or is unconfirmed. The person confirms first that
 * the receipt is not in the books. It opens when it is rendered.
 */
export function SendAgainDialog({
  receipt,
  books,
  onClose,
}: {
  receipt: { readonly id: string; readonly fileName: string };
  /** The name of the accounting package. */
  books: string;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const { state, formProps } = useAction(redeliverReceipt, {
    onDone: () => {
      dialog.current?.close();
      showToast('The receipt is being sent again.');
    },
  });
  return (
    <Dialog
      id="send-again"
      ref={dialog}
      size="sm"
      title="Send this receipt again?"
      onClose={onClose}
      footer={
        <>
          <form method="dialog">
            <Button type="submit">Cancel</Button>
          </form>
          <form {...formProps}>
            <HiddenFields values={{ id: receipt.id }} />
            <SubmitButton>Not there: send again</SubmitButton>
          </form>
        </>
      }
    >
      <p className="text-soft">
        Look in {books} first. If {receipt.fileName} is there already, sending it again attaches it twice.
      </p>
      <RefusalNotice state={state} className="mt-3" />
    </Dialog>
  );
}
