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
  /** Posted with the press. */
  readonly fields?: FormValues;
  /** Shown as a toast after success. */
  readonly doneToast?: string;
  /** Whether the button is there. The answer stays without it. */
  readonly offered?: boolean;
  /** Shows the answer. By default a refusal is shown, unless `onRefused` handles it. */
  readonly answer?: (state: ActionState<T>) => ReactNode;
};

/** A form of one button, followed by the answer of its action. */
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

/** Shows the text as a toast, then calls `onDone`. */
export const withToast =
  <T,>(text: string | undefined, onDone: ActionOptions<T>['onDone']) =>
  (value: T): unknown => {
    if (text) showToast(text);
    return onDone?.(value);
  };
