'use client';

import { useState } from 'react';
import { CurrencyField } from '@/components/company/currency-field';
import { HomeTimeZone } from '@/components/company/home-time-zone';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextField } from '@/components/ui/form/field/text-field';
import type { Option } from '@/components/ui/form/option';
import { signUp } from '@/lib/actions/sign-up';
import { AccountMade } from './account-made';
import { NewPasswordField } from './new-password-field';
import { openSession } from './open-session';

/** The form that creates a user with their first company, and then signs them in. */
export function SignUpForm({ currencies }: { currencies: readonly Option[] }) {
  const [failure, setFailure] = useState<string>();
  const { formProps, field, getValues, state } = useActionForm(
    () => import('@/lib/domain/company/person').then((module) => module.signUpInput),
    signUp,
    {
      onDone: async ({ email }): Promise<void> =>
        setFailure(await openSession({ email, password: getValues('password'), callbackUrl: '/' })),
    },
  );
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <TextField label="Company name" {...field('company')} autoComplete="organization" required unmarked />
      <CurrencyField {...field('currency')} options={currencies} defaultValue="GBP" />
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
