'use client';

import {
  type SubmitEvent,
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useState,
  useTransition,
} from 'react';
import { type ActionState, idle } from '@/lib/actions/action-state';
import { callAction, type FormAction } from './call-action';

export type ActionOptions<T> = {
  /** Called after each success, also when the form has left the page by then. The form is pending until it resolves. */
  readonly onDone?: (value: T) => unknown;
  readonly onRefused?: (message: string) => unknown;
};

/**
 * A form that posts to a server action. Without script the browser posts it; with script the typed values stay in
 * the form when the action refuses. Nothing is posted while `check` returns false.
 */
export function useAction<T>(
  action: FormAction<T>,
  { onDone, onRefused, check }: ActionOptions<T> & { readonly check?: () => Promise<boolean> } = {},
) {
  const [posted, post] = useActionState(action, idle);
  const [answer, setAnswer] = useState<ActionState<T>>();
  const [pending, start] = useTransition();
  const state = answer ?? posted;

  const report = async (given: ActionState<T>) => {
    if (given.state === 'done') await onDone?.(given.value);
    if (given.state === 'refused') onRefused?.(given.message);
  };
  // A form that the browser posted before the script ran comes back with its answer.
  const reportPosted = useEffectEvent(() => report(posted));
  useEffect(() => void reportPosted(), []);

  // Not by `action`: React resets a form after its action has run, and a refused form must keep what was typed.
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget, submitter } = event;
    start(async () => {
      if (check && !(await check())) return;
      const form = new FormData(currentTarget);
      // Not by `new FormData(form, submitter)`: the pending button is no submit button any more.
      if (submitter instanceof HTMLButtonElement && submitter.name) form.append(submitter.name, submitter.value);
      const given = await callAction(action, form);
      startTransition(() => setAnswer(given));
      await report(given);
    });
  };
  return {
    state,
    pending,
    /** Why the action refused the form as a whole. */
    message: state.state === 'refused' ? state.message : undefined,
    /** Why the action refused this field. */
    errorOf: (name: string): string | undefined => (state.state === 'refused' ? state.fields[name] : undefined),
    /** Spread these on the form. A SubmitButton inside it shows that the action is running. */
    formProps: { action: post, onSubmit },
  };
}
