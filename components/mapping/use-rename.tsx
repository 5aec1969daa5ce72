'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/action/dialog';
import { showToast } from '@/components/ui/feedback/toast';
import { CategoryForm } from './category-form';

type Named = { readonly id: string; readonly name: string };

/**
 * Lets a page rename a category. Returns a function that opens the dialog, and the dialog, which the page must render.
 */
export function useRename(): { readonly rename: (category: Named) => void; readonly dialog: ReactNode } {
  const [renamed, setRenamed] = useState<Named>();
  const dialog = useRef<HTMLDialogElement>(null);
  return {
    rename: (category) => {
      setRenamed(category);
      dialog.current?.showModal();
    },
    dialog: (
      <Dialog id="rename-category" ref={dialog} size="sm" title="Rename category">
        {renamed && (
          <CategoryForm
            key={renamed.id}
            id={renamed.id}
            name={renamed.name}
            onDone={() => {
              dialog.current?.close();
              setRenamed(undefined);
              showToast('Renamed.');
            }}
          />
        )}
      </Dialog>
    ),
  };
}
