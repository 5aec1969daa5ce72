'use client';

import { Button, type ButtonProps } from './button';

/** Opens the Dialog of that id, without script where the browser supports `command`. */
export function DialogButton({ dialog, ...rest }: Omit<ButtonProps, 'onClick' | 'type'> & { dialog: string }) {
  return (
    <Button
      {...rest}
      {...{ command: 'show-modal', commandfor: dialog }}
      aria-haspopup="dialog"
      onClick={() => {
        if ('commandForElement' in HTMLButtonElement.prototype) return;
        const element = document.getElementById(dialog);
        if (element instanceof HTMLDialogElement) element.showModal();
      }}
    />
  );
}
