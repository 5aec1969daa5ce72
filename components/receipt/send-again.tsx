'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/components/ui/action/confirm-button';
import { showToast } from '@/components/ui/feedback/toast';
import { redeliverReceipt } from '@/lib/actions/receipts';
import { idle } from '@/lib/actions/result';

/** Sends a receipt again whose delivery was refused or has no known outcome, after a person has looked in the books. */
export function SendAgain({ id, fileName, books }: { id: string; fileName: string; books: string }) {
  const [refusal, setRefusal] = useState<string>();
  const send = async (form: FormData) => {
    const answer = await redeliverReceipt(idle, form);
    setRefusal(answer.state === 'refused' ? answer.message : undefined);
    if (answer.state === 'done') showToast('The receipt is being sent again.');
  };
  return (
    <>
      <ConfirmButton
        size="sm"
        label={
          <>
            Send again<span className="sr-only">: {fileName}</span>
          </>
        }
        title="Send this receipt again?"
        confirmLabel="Not there: send again"
        action={send}
        fields={{ id }}
      >
        Look in {books} first. If {fileName} is there already, sending it again attaches it twice.
      </ConfirmButton>
      {refusal && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {refusal}
        </p>
      )}
    </>
  );
}
