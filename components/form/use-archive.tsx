'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { Notice } from '@/components/ui/feedback/notice';
import { type ActionState, idle } from '@/lib/actions/action-state';
import type { FormAction } from './call-action';
import { RefusalNotice } from './refusal-notice';
import { useCallAction } from './use-call-action';

type Named = { readonly id: string; readonly name: string };

/**
 * Archives entries of a list, and offers to undo the last archiving. `effect` tells the person what happens where the
 * entry was used. Render `notice` above the list, even when the list is empty.
 */
export function useArchive(action: FormAction<void>, effect: string) {
  const callAction = useCallAction();
  const [archived, setArchived] = useState<Named>();
  const [answer, setAnswer] = useState<ActionState>(idle);
  const set = async (entry: Named, isArchived: boolean) => {
    const given = await callAction(action, { id: entry.id, archived: String(isArchived) });
    setAnswer(given);
    if (given.state === 'done') setArchived(isArchived ? entry : undefined);
  };
  return {
    archive: (entry: Named) => set(entry, true),
    notice: (
      <>
        {archived && (
          <Notice
            live
            tone="quiet"
            className="mb-3"
            actions={
              <Button size="sm" onClick={() => set(archived, false)}>
                Undo
              </Button>
            }
          >
            <strong>{archived.name}</strong> is archived. {effect}
          </Notice>
        )}
        <RefusalNotice state={answer} className="mb-3" />
      </>
    ),
  };
}
