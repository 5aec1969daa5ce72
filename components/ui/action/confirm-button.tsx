'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button } from './button';
import type { ButtonSize, ButtonVariant } from './button-class';
import { Dialog } from './dialog';
import { DialogButton } from './dialog-button';
import { SubmitButton } from './submit-button';

/** Asks before it does: says what will happen, and the button that does it says it again. Closes when it is done. */
export function ConfirmButton({
  label,
  title,
  children,
  confirmLabel,
  cancelLabel = 'Cancel',
  action,
  fields = {},
  variant,
  size,
  danger = false,
}: {
  label: ReactNode;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  /** A server action. */
  action: (form: FormData) => unknown;
  /** Sent with the form. */
  fields?: Readonly<Record<string, string>>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  danger?: boolean;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const confirm = async (form: FormData) => {
    await action(form);
    dialog.current?.close();
  };
  return (
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
            <form action={confirm}>
              {Object.entries(fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <SubmitButton variant={danger ? 'danger' : 'primary'}>{confirmLabel}</SubmitButton>
            </form>
          </>
        }
      >
        <div className="text-soft">{children}</div>
      </Dialog>
    </>
  );
}
