'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { RowButton } from '@/components/form/row-button';
import { useAction } from '@/components/form/use-action';
import { type Columns, toRows } from '@/components/page/columns';
import { withdrawInvitation } from '@/lib/actions/people';
import { type Role, roleNames } from '@/lib/domain/company/role';

/** An invitation in the words of the page. */
export type ShownInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The last day on which the link works. */
  readonly until: string;
};

/** The open invitations. One form serves the buttons that withdraw them. */
export function InvitationList({ columns }: { columns: Columns<ShownInvitation> }) {
  const { state, pending, formProps } = useAction(withdrawInvitation);
  return (
    <form {...formProps}>
      <ul className="invitation-rows">
        {toRows(columns).map(({ id, email, role, until }) => (
          <li key={id}>
            <div>
              {email}
              <p>
                {roleNames[role]}, until {until}
              </p>
            </div>
            <RowButton id={id} label={`Withdraw the invitation for ${email}`} pending={pending}>
              Withdraw
            </RowButton>
          </li>
        ))}
      </ul>
      <RefusalNotice state={state} />
    </form>
  );
}
