import { ActionButton } from '@/components/form/action-button';
import { Day } from '@/components/ui/display/day';
import { withdrawInvitation } from '@/lib/actions/people';
import { type Role, roleNames } from '@/lib/domain/company/role';

export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The last day on which the link works. */
  readonly until: string;
};

/** The invitations that nobody has accepted yet. */
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
          <ActionButton action={withdrawInvitation} fields={{ id: invitation.id }} size="sm" pendingLabel="Withdrawing">
            Withdraw<span className="sr-only"> the invitation for {invitation.email}</span>
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}
