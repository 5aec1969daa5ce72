'use client';

import { ActionButton } from '@/components/form/action-button';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { Notice } from '@/components/ui/feedback/notice';
import { retryFailure } from '@/lib/actions/support';

/**
 * The button that retries the failed expense of a customer. `offered` false removes the button; the result of the retry
 * stays visible.
 */
export function RetryFailure({ id, offered }: { id: string; offered: boolean }) {
  return (
    <ActionButton
      action={retryFailure}
      fields={{ id }}
      variant="primary"
      pendingLabel="Sending again"
      offered={offered}
      answer={(state) =>
        state.state === 'done' ? (
          <Notice live tone="good">
            Sent again with the current mapping. Its newest attempt shows the result.
          </Notice>
        ) : (
          <RefusalNotice state={state} title="Not sent" />
        )
      }
    >
      Retry
    </ActionButton>
  );
}
