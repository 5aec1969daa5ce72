'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { checkNow } from '@/lib/actions/mapping-versions';
import { idle } from '@/lib/actions/result';

/** Reads the lists of the books again; what is found appears by itself. */
export function CheckNow({ reading }: { reading: boolean }) {
  const [state, send] = useActionState(checkNow, idle);
  return (
    <form action={send} className="flex items-center gap-2">
      {state.state === 'refused' && (
        <span role="alert" className="text-sm text-bad">
          {state.message}
        </span>
      )}
      <SubmitButton variant="default" pending={reading} pendingLabel="Reading the lists">
        Check now
      </SubmitButton>
    </form>
  );
}
