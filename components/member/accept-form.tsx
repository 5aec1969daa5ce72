'use client';

import { useActionState } from 'react';
import { RefusalNotice } from '@/components/form/refusal';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { accept } from '@/lib/actions/people';
import { idle } from '@/lib/actions/result';

/** Somebody who is signed in takes up an invitation. */
export function AcceptForm({ token, company }: { token: string; company: string }) {
  const [state, send] = useActionState(accept, idle);
  return (
    <form action={send} className="flex flex-col gap-4">
      <input type="hidden" name="token" value={token} />
      <RefusalNotice message={state.state === 'refused' ? state.message : undefined} />
      <SubmitButton size="lg" pendingLabel={`Joining ${company}`}>
        Join {company}
      </SubmitButton>
    </form>
  );
}
