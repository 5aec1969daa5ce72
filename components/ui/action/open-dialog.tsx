'use client';

import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
import { Dialog } from './dialog';

/** A dialog that opens when it is rendered. `children` gets a function that closes it. */
export function OpenDialog({
  children,
  ...rest
}: Omit<ComponentProps<typeof Dialog>, 'children' | 'ref'> & { children: (close: () => void) => ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <Dialog {...rest} ref={dialog}>
      {children(() => dialog.current?.close())}
    </Dialog>
  );
}
