'use client';

import { useEffect } from 'react';
import { RefusalNotice } from '@/components/form/refusal';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Field } from '@/components/ui/form/field';
import { Select } from '@/components/ui/form/select';
import { TextInput } from '@/components/ui/form/text-input';
import { inviteMember } from '@/lib/actions/people';
import { inviteInput, type Role, roleDescriptions, roleNames } from '@/lib/domain/company/person';
import { InvitationLink } from './invitation-link';

/** Invites a colleague by a link that is handed over by hand. `roles` are those this person may give. */
export function InviteForm({ roles }: { roles: readonly Role[] }) {
  const { formProps, register, setValue, errorOf, message, state, pending } = useActionForm(inviteInput, inviteMember);
  // The same address again would end the link that was just made.
  useEffect(() => {
    if (state.state === 'done') setValue('email', '');
  }, [state, setValue]);
  return (
    <>
      <form {...formProps} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <Field label="Email address" error={errorOf('email')}>
            {(control) => (
              <TextInput
                {...control}
                {...register('email')}
                type="email"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
              />
            )}
          </Field>
          <Field label="Role" error={errorOf('role')}>
            {(control) => (
              <Select
                {...control}
                {...register('role')}
                defaultValue="employee"
                options={roles.map((role) => ({ value: role, label: `${roleNames[role]}: ${roleDescriptions[role]}` }))}
              />
            )}
          </Field>
        </div>
        <RefusalNotice message={message} />
        <SubmitButton pending={pending} pendingLabel="Making the link" className="self-start">
          Make an invitation link
        </SubmitButton>
      </form>
      {state.state === 'done' && <InvitationLink {...state.value} />}
    </>
  );
}
