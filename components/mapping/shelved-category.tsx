'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { Notice } from '@/components/ui/feedback/notice';
import { shelveCategory } from '@/lib/actions/mapping';
import { idle } from '@/lib/actions/result';

type Named = { readonly id: string; readonly name: string };

/** Takes categories out of the table, and remembers the last for taking it back. */
export function useShelf() {
  const [shelved, setShelved] = useState<Named>();
  const [refusal, setRefusal] = useState<string>();
  const shelve = async (category: Named, archived: boolean) => {
    const form = new FormData();
    form.set('id', category.id);
    form.set('archived', String(archived));
    const answer = await shelveCategory(idle, form);
    setRefusal(answer.state === 'refused' ? answer.message : undefined);
    if (answer.state === 'done') setShelved(archived ? category : undefined);
  };
  return {
    shelved,
    refusal,
    archive: (category: Named) => shelve(category, true),
    undo: () => shelved && shelve(shelved, false),
  };
}

/** That a category was archived just now, and undoing it. */
export function ShelvedCategory({ shelf: { shelved, refusal, undo } }: { shelf: ReturnType<typeof useShelf> }) {
  return (
    <>
      {shelved && (
        <Notice
          live
          tone="quiet"
          className="mb-3"
          actions={
            <Button size="sm" onClick={undo}>
              Undo
            </Button>
          }
        >
          <strong>{shelved.name}</strong> is archived. Expenses that have it keep it.
        </Notice>
      )}
      {refusal && (
        <Notice live tone="bad" className="mb-3">
          {refusal}
        </Notice>
      )}
    </>
  );
}
