'use client';

import { useActionState, useEffect } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { idle } from '@/lib/actions/result';
import { syncAllReady } from '@/lib/actions/sync';
import { plural } from '@/lib/domain/plural';

/** Sends all that is ready, and says what became of it. */
export function SyncAll({ count }: { count: number }) {
  const [answer, sync] = useActionState(syncAllReady, idle);
  useEffect(() => {
    if (answer.state === 'refused') showToast(answer.message, 'bad');
    if (answer.state !== 'done') return;
    const { queuedCount, skippedCount } = answer.value;
    const words = plural(queuedCount, 'Syncing # expense.', 'Syncing # expenses.');
    showToast(skippedCount > 0 ? `${words} ${skippedCount} stayed.` : words);
  }, [answer]);
  return (
    <form action={sync}>
      <SubmitButton pendingLabel={`Syncing ${count}`}>Sync {count}</SubmitButton>
    </form>
  );
}
