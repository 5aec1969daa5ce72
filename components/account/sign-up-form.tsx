'use client';

import { useState } from 'react';
import { HomeTimeZone } from '@/components/company/home-time-zone';
import { PlaceFields } from '@/components/company/place-fields';
import { usePlace } from '@/components/company/use-place';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextField } from '@/components/ui/form/field/text-field';
import { signUp } from '@/lib/actions/sign-up';
import { AccountMade } from './account-made';
import { NewPasswordField } from './new-password-field';
import { openSession } from './open-session';

/** The form that creates a user with their first company, and then signs them in. */
export function SignUpForm() {
  const [failure, setFailure] = useState<string>();
  const form = useActionForm(() => import('@/lib/domain/company/person').then((module) => module.signUpInput), signUp, {
    onDone: async ({ email }): Promise<void> =>
      setFailure(await openSession({ email, password: getValues('password'), callbackUrl: '/' })),
  });
  const { formProps, field, getValues, state } = form;
  const place = usePlace(form);
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <TextField label="Company name" {...field('company')} autoComplete="organization" required unmarked />
      <PlaceFields {...place} />
      <TextField label="Your name" {...field('name')} autoComplete="name" required unmarked />
      <TextField
        label="Email address"
        {...field('email')}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        unmarked
      />
      <NewPasswordField {...field('password')} />
      <HomeTimeZone />
      <RefusalNotice state={state} />
      {state.state === 'done' && <AccountMade failure={failure} />}
      <SubmitButton size="lg" pendingLabel="Creating your account">
        Create account
      </SubmitButton>
    </form>
  );
}
