'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button } from '@/components/ui/action/button';
import type { ButtonSize, ButtonVariant } from '@/components/ui/action/button-class';
import { Dialog } from '@/components/ui/action/dialog';
import { DialogButton } from '@/components/ui/action/dialog-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { type ActionButtonProps, withToast } from './action-button';
import { HiddenFields } from './hidden-fields';
import { RefusalNotice } from './refusal-notice';
import { useAction } from './use-action';

/**
 * A button whose action must be confirmed. It opens a dialog that says what will happen; the dialog's own button runs
 * the action.
 */
export function ConfirmButton<T>({
  label,
  title,
  children,
  confirmLabel,
  cancelLabel = 'Cancel',
  variant,
  size,
  danger = false,
  action,
  fields = {},
  doneToast,
  offered = true,
  answer,
  onDone,
  onRefused,
}: ActionButtonProps<T> & {
  label: ReactNode;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  danger?: boolean;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const report = withToast(doneToast, onDone);
  const { state, formProps } = useAction(action, {
    onDone: (value) => {
      dialog.current?.close();
      return report(value);
    },
    onRefused: (message) => {
      dialog.current?.close();
      onRefused?.(message);
    },
  });
  return (
    <>
      {offered && (
        <>
          <DialogButton dialog={id} variant={variant} size={size}>
            {label}
          </DialogButton>
          <Dialog
            id={id}
            ref={dialog}
            size="sm"
            title={title}
            footer={
              <>
                <form method="dialog">
                  <Button type="submit">{cancelLabel}</Button>
                </form>
                <form {...formProps}>
                  <HiddenFields values={fields} />
                  <SubmitButton variant={danger ? 'danger' : 'primary'}>{confirmLabel}</SubmitButton>
                </form>
              </>
            }
          >
            <div className="text-soft">{children}</div>
          </Dialog>
        </>
      )}
      {answer ? answer(state) : !onRefused && <RefusalNotice state={state} className="basis-full" />}
    </>
  );
}
