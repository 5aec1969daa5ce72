'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useShownPage } from '@/components/page/shown-page';
import { Notice } from '@/components/ui/feedback/notice';
import { stopSync } from '@/lib/actions/sync';
import { pluralMovements } from '@/lib/domain/movement/counted';
import { plural } from '@/lib/domain/plural';

/**
 * The button that stops a run, after a confirmation. `waiting` is the number of movements that will be withdrawn,
 * `staying` that of those already sent.
 */
export function StopRun({
  id,
  waiting,
  staying,
  hasTransfers,
}: {
  id: string;
  waiting: number;
  staying: number;
  hasTransfers: boolean;
}) {
  const { locale } = useShownPage();
  const text = (count: number, one: string, other = one) =>
    pluralMovements(count, { one, other, hasTransfers }, locale);
  return (
    <ConfirmButton
      label="Stop"
      title="Stop this sync?"
      confirmLabel={text(waiting, 'Withdraw #')}
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
              : text(
                  state.value.back,
                  'Stopped. # was withdrawn and can be synced again.',
                  'Stopped. # were withdrawn and can be synced again.',
                )}
          </Notice>
        ) : (
          <RefusalNotice state={state} title="Not stopped" className="basis-full" />
        )
      }
    >
      <p>
        {text(
          waiting,
          '# has not been sent yet and will be withdrawn.',
          '# have not been sent yet and will be withdrawn.',
        )}{' '}
        {staying > 0 &&
          plural(staying, '# has been sent and cannot be stopped.', '# have been sent and cannot be stopped.', locale)}
      </p>
    </ConfirmButton>
  );
}
