'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/components/ui/action/confirm-button';
import { dismissMember } from '@/lib/actions/people';
import { type ActionState, idle } from '@/lib/actions/result';

/** Takes a colleague out of the company, after asking. */
export function RemoveMember({ userId, name, company }: { userId: string; name: string; company: string }) {
  const [state, setState] = useState<ActionState>(idle);
  return (
    <>
      <ConfirmButton
        label={
          <>
            Remove<span className="sr-only"> {name}</span>
          </>
        }
        title={`Remove ${name}?`}
        confirmLabel={`Remove ${name}`}
        size="sm"
        danger
        fields={{ userId }}
        action={async (form) => setState(await dismissMember(idle, form))}
      >
        {name} can no longer open {company}. Everything they recorded stays, and so does what was written in the books.
      </ConfirmButton>
      {state.state === 'refused' && (
        <p role="alert" className="mt-1 text-sm font-medium text-bad">
          {state.message}
        </p>
      )}
    </>
  );
}
