'use client';

import { useState } from 'react';
import { AccountMade } from '@/components/account/account-made';
import { NewPasswordField } from '@/components/account/new-password-field';
import { openSession } from '@/components/account/open-session';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextField } from '@/components/ui/form/field/text-field';
import { join } from '@/lib/actions/people';

/**
 * The form for a new person to accept an invitation, with a name and a password. The email address of the invitation
 * cannot be changed.
 */
export function JoinForm({ token, email, company }: { token: string; email: string; company: string }) {
  const [failure, setFailure] = useState<string>();
  const { formProps, register, field, getValues, state } = useActionForm(
    () => import('@/lib/domain/company/person').then((module) => module.joinInput),
    join,
    {
      onDone: async (): Promise<void> =>
        setFailure(await openSession({ email, password: getValues('password'), callbackUrl: '/' })),
    },
  );
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <input {...register('token')} type="hidden" defaultValue={token} />
      <TextField
        label="Email address"
        hint="The invitation is for this address."
        type="email"
        autoComplete="username"
        value={email}
        readOnly
      />
      <TextField label="Your name" {...field('name')} autoComplete="name" required unmarked />
      <NewPasswordField {...field('password')} />
      <RefusalNotice state={state} />
      {state.state === 'done' && <AccountMade failure={failure} />}
      <SubmitButton size="lg" pendingLabel={`Joining ${company}`}>
        Join {company}
      </SubmitButton>
    </form>
  );
}
