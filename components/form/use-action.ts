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
import { useShownPage } from '@/components/page/shown-page';
import { type ActionState, idle } from '@/lib/actions/action-state';
import { actionOf } from './action-of';
import { callAction, type FormAction } from './call-action';

export type ActionOptions<T> = {
  /**
   * Called after each success, even if the form is no longer on the page. The form stays pending until the returned
   * promise resolves. `posted` is what the form posted; undefined if the browser posted it before the script ran.
   */
  readonly onDone?: (value: T, posted?: FormData) => unknown;
  readonly onRefused?: (message: string, posted?: FormData) => unknown;
};

/**
 * A form that posts to a server action. If the browser runs no script, it posts the form itself. With script, the typed
 * values stay in the form when the action refuses. Nothing is posted when `check` resolves to false.
 */
export function useAction<T>(
  action: FormAction<T>,
  { onDone, onRefused, check }: ActionOptions<T> & { readonly check?: () => Promise<boolean> } = {},
) {
  const { identity } = useShownPage();
  // Bound values are posted with the form too when the browser runs no script.
  const [posted, post] = useActionState<ActionState<T>, FormData>(actionOf(action, identity), idle);
  const [answer, setAnswer] = useState<ActionState<T>>();
  const [pending, start] = useTransition();
  const state = answer ?? posted;

  const report = async (given: ActionState<T>, form?: FormData) => {
    if (given.state === 'done') await onDone?.(given.value, form);
    if (given.state === 'refused') onRefused?.(given.message, form);
  };
  // If the browser posted the form before the script ran, the page loads with the result of that post. Report it too.
  const reportPosted = useEffectEvent(() => report(posted));
  useEffect(() => void reportPosted(), []);

  // The form's `action` is not used with script, because React resets a form after its action. A refused form must
  // preserve the typed values.
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget, submitter } = event;
    start(async () => {
      if (check && !(await check())) return;
      const form = new FormData(currentTarget);
      // `new FormData(form, submitter)` would throw: a pending button is no longer a submit button.
      if (submitter instanceof HTMLButtonElement && submitter.name) form.append(submitter.name, submitter.value);
      const given = await callAction(identity, action, form);
      startTransition(() => setAnswer(given));
      await report(given, form);
    });
  };
  return {
    state,
    pending,
    /** Why the action refused the form as a whole; undefined when it did not. */
    message: state.state === 'refused' ? state.message : undefined,
    /** Returns why the action refused this field; undefined when it did not. */
    errorOf: (name: string): string | undefined => (state.state === 'refused' ? state.fields[name] : undefined),
    /** Spread these on the form element. A SubmitButton inside the form is pending while the action runs. */
    formProps: { action: post, onSubmit },
  };
}
