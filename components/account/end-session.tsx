'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { type ActionState, idle } from '@/lib/actions/result';
import { endAllOtherSessions, endOneSession } from '@/lib/actions/sessions';

/** Signs one other browser out. */
export function EndSession({ id, device }: { id: string; device: string }) {
  const [state, send] = useActionState(endOneSession, idle);
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <Refused state={state} />
      <SubmitButton variant="default" size="sm" pendingLabel="Ending">
        End<span className="sr-only"> the session in {device}</span>
      </SubmitButton>
    </form>
  );
}

/** Signs every other browser out. */
export function EndOtherSessions({ count }: { count: number }) {
  const [state, send] = useActionState(endAllOtherSessions, idle);
  return (
    <form action={send}>
      <Refused state={state} />
      <SubmitButton variant="default" pendingLabel="Ending">
        {count === 1 ? 'End the other session' : `End the other ${count} sessions`}
      </SubmitButton>
    </form>
  );
}

function Refused({ state }: { state: ActionState }) {
  if (state.state !== 'refused') return null;
  return (
    <p role="alert" className="mb-1 text-sm font-medium text-bad">
      {state.message}
    </p>
  );
}
