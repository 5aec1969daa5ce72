'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { idle } from '@/lib/actions/result';
import { syncAllReady, syncExpenses } from '@/lib/actions/sync';
import { plural } from '@/lib/domain/plural';
import { SyncAnswerNotice } from './sync-answer-notice';

/** Sends what was looked at before: these expenses, or with none named everything that is ready. */
export function SyncChecked({ count, ids }: { count: number; ids: readonly string[] }) {
  const [answer, sync] = useActionState(ids.length > 0 ? syncExpenses : syncAllReady, idle);
  return (
    <>
      {count > 0 && (
        <form action={sync}>
          {ids.map((id) => (
            <input key={id} type="hidden" name="ids[]" value={id} />
          ))}
          <SubmitButton pendingLabel={`Syncing ${count}`}>
            {plural(count, 'Sync # expense', 'Sync # expenses')}
          </SubmitButton>
        </form>
      )}
      {answer.state !== 'idle' && (
        <div className="basis-full">
          <SyncAnswerNotice answer={answer} className="mt-1" />
        </div>
      )}
    </>
  );
}
