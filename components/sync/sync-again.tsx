'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { idle } from '@/lib/actions/result';
import { syncExpenses } from '@/lib/actions/sync';

/** Sends the failed expenses of a sync again, coded as they are now; says which stay and why. */
export function SyncAgain({ ids }: { ids: readonly string[] }) {
  const [answer, sync] = useActionState(syncExpenses, idle);
  return (
    <>
      {ids.length > 0 && (
        <form action={sync} className="mb-3">
          {ids.map((id) => (
            <input key={id} type="hidden" name="ids[]" value={id} />
          ))}
          <SubmitButton pendingLabel={`Syncing ${ids.length} again`}>Sync {ids.length} failed again</SubmitButton>
        </form>
      )}
      {answer.state === 'refused' && (
        <Notice live tone="bad" className="mb-3" title="Not sent">
          {answer.message}
        </Notice>
      )}
      {answer.state === 'done' && answer.value.going > 0 && (
        <Notice live tone="good" className="mb-3">
          {answer.value.going === 1 ? '1 expense is on its way' : `${answer.value.going} expenses are on their way`} in
          a new sync. <TextLink href="/syncs">Show the newest</TextLink>
        </Notice>
      )}
      {answer.state === 'done' && answer.value.staying.length > 0 && (
        <Notice
          live
          tone="warn"
          className="mb-3"
          title={
            answer.value.staying.length === 1 ? '1 expense stayed' : `${answer.value.staying.length} expenses stayed`
          }
        >
          <ul>
            {answer.value.staying.map((one) => (
              <li key={one.expenseId}>
                <strong>{one.merchant}</strong>: {one.why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
