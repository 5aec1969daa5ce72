'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { detachReceipt, redeliverReceipt } from '@/lib/actions/receipts';
import { idle } from '@/lib/actions/result';

export function ReceiptActions({
  id,
  fileName,
  mayRemove,
  maySendAgain,
}: {
  id: string;
  fileName: string;
  mayRemove: boolean;
  maySendAgain: boolean;
}) {
  const [removed, remove] = useActionState(detachReceipt, idle);
  const [sent, send] = useActionState(redeliverReceipt, idle);
  const refusal = [removed, sent].find((answer) => answer.state === 'refused');
  return (
    <>
      {maySendAgain && (
        <form action={send}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton size="sm" variant="default" aria-label={`Send ${fileName} again`}>
            Send again
          </SubmitButton>
        </form>
      )}
      {mayRemove && (
        <form action={remove}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton size="sm" variant="plain" aria-label={`Remove ${fileName}`}>
            Remove
          </SubmitButton>
        </form>
      )}
      {refusal?.state === 'refused' && (
        <p role="alert" className="text-sm text-bad">
          {refusal.message}
        </p>
      )}
    </>
  );
}
