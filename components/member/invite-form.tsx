'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { inviteMember } from '@/lib/actions/people';
import { type Role, roleDescriptions, roleNames } from '@/lib/domain/company/role';
import { InvitationLink } from './invitation-link';

/**
 * The form that invites a colleague. It creates a link, which the person passes on. `roles` are the roles that this
 * person may assign.
 */
export function InviteForm({ roles }: { roles: readonly Role[] }) {
  const { formProps, field, setValue, state } = useActionForm(
    () => import('@/lib/domain/company/person').then((module) => module.inviteInput),
    inviteMember,
    // Clears the address, because inviting it a second time would make the first link invalid.
    { onDone: (): void => setValue('email', '') },
  );
  return (
    <>
      <form {...formProps} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <TextField
            label="Email address"
            {...field('email')}
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            unmarked
          />
          <SelectField
            label="Role"
            {...field('role')}
            defaultValue="employee"
            options={roles.map((role) => ({ value: role, label: `${roleNames[role]}: ${roleDescriptions[role]}` }))}
          />
        </div>
        <RefusalNotice state={state} />
        <SubmitButton pendingLabel="Making the link" className="self-start">
          Make an invitation link
        </SubmitButton>
      </form>
      {state.state === 'done' && <InvitationLink {...state.value} />}
    </>
  );
}
