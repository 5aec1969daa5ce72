'use client';

import { ActionButton } from '@/components/form/action-button';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { Notice } from '@/components/ui/feedback/notice';
import { retryIngested } from '@/lib/actions/ingest/keys';
import { counted } from '@/lib/domain/plural';

/** Tries the refused movements again, and says how many are recorded now. */
export function RetryButton({ offered }: { offered: boolean }) {
  return (
    <ActionButton
      action={retryIngested}
      offered={offered}
      pendingLabel="Recording"
      answer={(state) =>
        state.state === 'refused' ? (
          <RefusalNotice state={state} className="basis-full" />
        ) : (
          state.state === 'done' && (
            <Notice live tone={state.value.refused > 0 ? 'warn' : 'good'} className="basis-full">
              {counted(state.value.recorded, 'movement')} recorded
              {state.value.refused > 0 && `, ${state.value.refused} still refused`}.
            </Notice>
          )
        )
      }
    >
      Try again
    </ActionButton>
  );
}
