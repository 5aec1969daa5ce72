'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Day } from '@/components/ui/display/day';
import { withdrawInvitation } from '@/lib/actions/people';
import { idle } from '@/lib/actions/result';
import { type Role, roleNames } from '@/lib/domain/company/person';

export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The last day the link works. */
  readonly until: string;
};

/** Invitations nobody has taken up yet. */
export function InvitationList({ invitations, locale }: { invitations: readonly Invitation[]; locale: string }) {
  return (
    <ul>
      {invitations.map((invitation) => (
        <li
          key={invitation.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line px-3.5 py-2.5 not-first:border-t"
        >
          <span className="min-w-0">
            <span className="block font-medium wrap-anywhere">{invitation.email}</span>
            <span className="block text-sm text-faint">
              {roleNames[invitation.role]}, until <Day day={invitation.until} locale={locale} />
            </span>
          </span>
          <Withdraw invitation={invitation} />
        </li>
      ))}
    </ul>
  );
}

function Withdraw({ invitation }: { invitation: Invitation }) {
  const [state, send] = useActionState(withdrawInvitation, idle);
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={invitation.id} />
      {state.state === 'refused' && (
        <p role="alert" className="text-sm font-medium text-bad">
          {state.message}
        </p>
      )}
      <SubmitButton variant="default" size="sm" pendingLabel="Withdrawing">
        Withdraw<span className="sr-only"> the invitation for {invitation.email}</span>
      </SubmitButton>
    </form>
  );
}
