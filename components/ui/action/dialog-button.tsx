'use client';

import { Button, type ButtonProps } from './button';

/**
 * A button that opens the Dialog with this id. Browsers that support the `command` attribute open it even if they run
 * no script.
 */
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
