'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/components/ui/action/confirm-button';
import { Notice } from '@/components/ui/feedback/notice';
import { type ActionState, idle } from '@/lib/actions/result';
import { stop } from '@/lib/actions/sync';

/** Stops a run after saying what that means, and says afterwards what came of it. `waiting` counts what would come back. */
export function StopRun({ id, waiting, staying }: { id: string; waiting: number; staying: number }) {
  const [answer, setAnswer] = useState<ActionState<{ back: number }>>(idle);
  return (
    <>
      {waiting > 0 && (
        <ConfirmButton
          label="Stop"
          title="Stop this sync?"
          confirmLabel={waiting === 1 ? 'Take 1 expense back' : `Take ${waiting} expenses back`}
          cancelLabel="Let it go on"
          danger
          action={async (form) => setAnswer(await stop(idle, form))}
          fields={{ id }}
        >
          <p>
            {waiting === 1
              ? '1 expense has not been sent yet and comes back.'
              : `${waiting} expenses have not been sent yet and come back.`}{' '}
            {staying > 0 &&
              (staying === 1
                ? '1 is on its way or in the books and stays so.'
                : `${staying} are on their way or in the books and stay so.`)}
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
  if (back === 0) return 'There was nothing left to stop: everything was on its way already.';
  return back === 1
    ? 'Stopped. 1 expense came back and can be synced again.'
    : `Stopped. ${back} expenses came back and can be synced again.`;
}
