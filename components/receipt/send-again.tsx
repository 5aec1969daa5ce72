import { ConfirmButton } from '@/components/form/confirm-button';
import { redeliverReceipt } from '@/lib/actions/receipts';

/**
 * The button that sends a receipt again, when its delivery was refused or is unconfirmed. The person confirms first
 * that the receipt is not in the books.
 */
export function SendAgain({ id, fileName, books }: { id: string; fileName: string; books: string }) {
  return (
    <ConfirmButton
      size="sm"
      label={
        <>
          Send again<span className="sr-only">: {fileName}</span>
        </>
      }
      title="Send this receipt again?"
      confirmLabel="Not there: send again"
      action={redeliverReceipt}
      fields={{ id }}
      doneToast="The receipt is being sent again."
    >
      Look in {books} first. If {fileName} is there already, sending it again attaches it twice.
    </ConfirmButton>
  );
}
