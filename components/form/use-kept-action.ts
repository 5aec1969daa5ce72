'use client';

import { type SubmitEvent, startTransition, useActionState } from 'react';
import { type ActionState, idle } from '@/lib/actions/result';

type Action<T> = (before: ActionState<T>, form: FormData) => Promise<ActionState<T>>;

/**
 * A form of few choices that need no check in the browser. Works by the action alone before any script runs; with
 * script, what was chosen stays when the action refuses (React empties a form whose own action is done).
 */
export function useKeptAction<T>(action: Action<T>) {
  const [state, send, pending] = useActionState(action, idle);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    startTransition(() => send(chosen));
  };
  return { state, pending, formProps: { action: send, onSubmit: submit } };
}
