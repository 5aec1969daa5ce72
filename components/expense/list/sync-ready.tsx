'use client';

import { useActionState, useEffect } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { idle } from '@/lib/actions/result';
import { syncAllReady } from '@/lib/actions/sync';
import { plural } from '@/lib/domain/plural';

/** Sends everything that is ready. */
export function SyncReady({ count }: { count: number }) {
  const [answer, sync] = useActionState(syncAllReady, idle);
  useEffect(() => {
    if (answer.state === 'refused') showToast(answer.message, 'bad');
    if (answer.state === 'done')
      showToast(plural(answer.value.queuedCount, 'Syncing # expense.', 'Syncing # expenses.'));
  }, [answer]);
  return (
    <form action={sync}>
      <SubmitButton>Sync {count} ready</SubmitButton>
    </form>
  );
}
