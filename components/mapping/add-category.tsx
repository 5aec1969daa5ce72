'use client';

import { useRef, useState } from 'react';
import { Dialog } from '@/components/ui/action/dialog';
import { DialogButton } from '@/components/ui/action/dialog-button';
import { showToast } from '@/components/ui/feedback/toast';
import { newId as anotherId } from '@/components/ui/form/new-id';
import { CategoryForm } from './category-form';

/** The button and its question. `newId` is made with the page, so that sending twice adds one. */
export function AddCategory({ newId }: { newId: string }) {
  const [id, setId] = useState(newId);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <DialogButton dialog="add-category">Add category</DialogButton>
      <Dialog id="add-category" ref={dialog} size="sm" title="Add category">
        <CategoryForm
          key={id}
          id={id}
          onDone={() => {
            dialog.current?.close();
            setId(anotherId());
            showToast('Added.');
          }}
        />
      </Dialog>
    </>
  );
}
