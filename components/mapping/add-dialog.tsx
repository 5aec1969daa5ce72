'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/action/dialog';
import { DialogButton } from '@/components/ui/action/dialog-button';
import { showToast } from '@/components/ui/feedback/toast';
import { newId } from '@/components/ui/form/new-id';

/**
 * A button that opens a form for a new entry. `children` renders the form for the entry's id, and must call `onDone`
 * when the entry is added. The server renders `firstId` into the page, so that posting the form twice adds one entry.
 */
export function AddDialog({
  title,
  firstId,
  children,
}: {
  title: string;
  firstId: string;
  children: (id: string, onDone: () => void) => ReactNode;
}) {
  const [id, setId] = useState(firstId);
  const dialog = useRef<HTMLDialogElement>(null);
  const dialogId = title.toLowerCase().replaceAll(' ', '-');
  const onDone = () => {
    dialog.current?.close();
    setId(newId());
    showToast('Added.');
  };
  return (
    <>
      <DialogButton dialog={dialogId}>{title}</DialogButton>
      <Dialog id={dialogId} ref={dialog} size="sm" title={title}>
        {children(id, onDone)}
      </Dialog>
    </>
  );
}
