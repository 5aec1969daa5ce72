'use client';

import { ActionButton } from '@/components/form/action-button';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { Notice } from '@/components/ui/feedback/notice';
import { retryLines } from '@/lib/actions/support';

/** The button that sends all refused bank lines of a company again. The result stays visible. */
export function RetryLines({ id, company, offered }: { id: string; company: string; offered: boolean }) {
  return (
    <ActionButton
      action={retryLines}
      fields={{ id }}
      variant="primary"
      pendingLabel="Sending again"
      offered={offered}
      answer={(state) =>
        state.state === 'done' ? (
          <Notice live tone="good">
            The refused lines of {company} are sent again. The newest attempt shows the result.
          </Notice>
        ) : (
          <RefusalNotice state={state} title="Not sent" />
        )
      }
    >
      Retry the refused lines of {company}
    </ActionButton>
  );
}
