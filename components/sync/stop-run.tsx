'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useShownPage } from '@/components/page/shown-page';
import { Notice } from '@/components/ui/feedback/notice';
import { stopSync } from '@/lib/actions/sync';
import { counted, plural } from '@/lib/domain/plural';

/**
 * The button that stops a run, after a confirmation. `waiting` is the number of expenses that will be withdrawn,
 * `staying` that of the expenses already sent.
 */
export function StopRun({ id, waiting, staying }: { id: string; waiting: number; staying: number }) {
  const { locale } = useShownPage();
  return (
    <ConfirmButton
      label="Stop"
      title="Stop this sync?"
      confirmLabel={`Withdraw ${counted(waiting, 'expense', locale)}`}
      cancelLabel="Continue the sync"
      danger
      action={stopSync}
      fields={{ id }}
      offered={waiting > 0}
      answer={(state) =>
        state.state === 'done' ? (
          <Notice live tone="good" className="basis-full">
            {state.value.back === 0
              ? 'Nothing left to stop: everything was already sent.'
              : `Stopped. ${plural(state.value.back, '# expense was', '# expenses were', locale)} withdrawn and can be synced again.`}
          </Notice>
        ) : (
          <RefusalNotice state={state} title="Not stopped" className="basis-full" />
        )
      }
    >
      <p>
        {plural(
          waiting,
          '# expense has not been sent yet and will be withdrawn.',
          '# expenses have not been sent yet and will be withdrawn.',
          locale,
        )}{' '}
        {staying > 0 &&
          plural(staying, '# has been sent and cannot be stopped.', '# have been sent and cannot be stopped.', locale)}
      </p>
    </ConfirmButton>
  );
}
