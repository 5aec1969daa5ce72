'use client';

import { useActionState, useEffect } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { idle } from '@/lib/actions/result';
import { syncExpenses } from '@/lib/actions/sync';

/** Sends one expense to the books. */
export function RowSync({ id, merchant, again }: { id: string; merchant: string; again: boolean }) {
  const words = again ? 'Sync again' : 'Sync';
  const [answer, sync] = useActionState(syncExpenses, idle);
  useEffect(() => {
    if (answer.state === 'refused') showToast(`${merchant}: ${answer.message}`, 'bad');
  }, [answer, merchant]);
  return (
    <form action={sync}>
      <input type="hidden" name="ids[]" value={id} />
      {again && <input type="hidden" name="again" value="yes" />}
      <SubmitButton variant="default" size="sm" aria-label={`${words} ${merchant}`}>
        {words}
      </SubmitButton>
    </form>
  );
}
