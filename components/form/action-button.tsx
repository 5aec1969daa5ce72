'use client';

import type { ReactNode } from 'react';
import type { ButtonProps } from '@/components/ui/action/button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import type { ActionState } from '@/lib/actions/action-state';
import type { FormAction, FormValues } from './call-action';
import { HiddenFields } from './hidden-fields';
import { RefusalNotice } from './refusal-notice';
import { type ActionOptions, useAction } from './use-action';

export type ActionButtonProps<T> = ActionOptions<T> & {
  readonly action: FormAction<T>;
  /** Values that the button posts to the action. */
  readonly fields?: FormValues;
  /** The text of a toast that is shown after success. */
  readonly doneToast?: string;
  /** False removes the button; the result of its action stays visible. The default is true. */
  readonly offered?: boolean;
  /**
   * Renders the result of the action. Without it, a refusal is shown as a notice, unless `onRefused` handles the
   * refusal.
   */
  readonly answer?: (state: ActionState<T>) => ReactNode;
};

/** A button that posts to a server action, followed by the result of the action. */
export function ActionButton<T>({
  action,
  fields = {},
  doneToast,
  offered = true,
  answer,
  onDone,
  onRefused,
  ...button
}: ActionButtonProps<T> & Omit<ButtonProps, 'action' | 'type'>) {
  const { state, formProps } = useAction(action, { onDone: withToast(doneToast, onDone), onRefused });
  return (
    <>
      {offered && (
        <form {...formProps}>
          <HiddenFields values={fields} />
          <SubmitButton variant="default" {...button} />
        </form>
      )}
      {answer ? answer(state) : !onRefused && <RefusalNotice state={state} className="basis-full" />}
    </>
  );
}

/** Returns an `onDone` that shows the text as a toast, if there is one, and then calls the given `onDone`. */
export const withToast =
  <T,>(text: string | undefined, onDone: ActionOptions<T>['onDone']) =>
  (value: T): unknown => {
    if (text) showToast(text);
    return onDone?.(value);
  };
