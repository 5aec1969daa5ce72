'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/components/ui/action/confirm-button';
import { Notice } from '@/components/ui/feedback/notice';
import { type ActionState, idle } from '@/lib/actions/result';
import { stop } from '@/lib/actions/sync';
import { plural } from '@/lib/domain/plural';

/** Stops a run after saying what that means, and says afterwards what came of it. `waiting` counts what would come back. */
export function StopRun({ id, waiting, staying }: { id: string; waiting: number; staying: number }) {
  const [answer, setAnswer] = useState<ActionState<{ back: number }>>(idle);
  return (
    <>
      {waiting > 0 && (
        <ConfirmButton
          label="Stop"
          title="Stop this sync?"
          confirmLabel={plural(waiting, 'Withdraw # expense', 'Withdraw # expenses')}
          cancelLabel="Continue the sync"
          danger
          action={async (form) => setAnswer(await stop(idle, form))}
          fields={{ id }}
        >
          <p>
            {plural(
              waiting,
              '# expense has not been sent yet and will be withdrawn.',
              '# expenses have not been sent yet and will be withdrawn.',
            )}{' '}
            {staying > 0 &&
              plural(staying, '# has been sent and cannot be stopped.', '# have been sent and cannot be stopped.')}
          </p>
        </ConfirmButton>
      )}
      {answer.state === 'refused' && (
        <Notice live tone="bad" className="basis-full" title="Not stopped">
          {answer.message}
        </Notice>
      )}
      {answer.state === 'done' && (
        <Notice live tone="good" className="basis-full">
          {came(answer.value.back)}
        </Notice>
      )}
    </>
  );
}

function came(back: number): string {
  if (back === 0) return 'Nothing left to stop: everything was already sent.';
  return plural(
    back,
    'Stopped. # expense was withdrawn and can be synced again.',
    'Stopped. # expenses were withdrawn and can be synced again.',
  );
}
