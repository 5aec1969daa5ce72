'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { settleByHand } from '@/lib/actions/expenses';
import { idle } from '@/lib/actions/result';

/** A person says that they have changed the books by hand, so that both agree. */
export function AgreeWithBooks({ id, books }: { id: string; books: string }) {
  const [answer, settle] = useActionState(settleByHand, idle);
  return (
    <form action={settle} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton size="sm" variant="default">{`I made this change in ${books}`}</SubmitButton>
      {answer.state === 'refused' && (
        <Notice live tone="bad" className="basis-full">
          {answer.message}
        </Notice>
      )}
    </form>
  );
}
