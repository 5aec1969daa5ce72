'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { idle } from '@/lib/actions/result';
import { retryFailure } from '@/lib/actions/support';

/** Sends a customer's failed expense again. The answer stays when the button has gone. */
export function RetryFailure({ id, offered }: { id: string; offered: boolean }) {
  const [answer, retry] = useActionState(retryFailure, idle);
  return (
    <>
      {offered && (
        <form action={retry}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton pendingLabel="Sending again">Retry</SubmitButton>
        </form>
      )}
      {answer.state === 'refused' && (
        <Notice live tone="bad" title="Not sent">
          {answer.message}
        </Notice>
      )}
      {answer.state === 'done' && (
        <Notice live tone="good">
          Sent again with the current mapping. Its newest attempt shows the result.
        </Notice>
      )}
    </>
  );
}
