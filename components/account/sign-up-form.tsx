'use client';

import { useRef } from 'react';
import { CurrencyField } from '@/components/company/currency-field';
import { HomeTimeZone } from '@/components/company/home-time-zone';
import { RefusalNotice } from '@/components/form/refusal';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Field } from '@/components/ui/form/field';
import type { Option } from '@/components/ui/form/option';
import { TextInput } from '@/components/ui/form/text-input';
import { signUp } from '@/lib/actions/sign-up';
import { minPasswordLength, signUpInput } from '@/lib/domain/company/person';
import { AccountMade } from './account-made';
import { useSessionAfter } from './use-session-after';

/** Makes a person and the company they own, then signs them in. */
export function SignUpForm({ currencies }: { currencies: readonly Option[] }) {
  const { formProps, register, errorOf, message, state, pending } = useActionForm(signUpInput, signUp);
  const form = useRef<HTMLFormElement>(null);
  const made = state.state === 'done';
  const trouble = useSessionAfter(made ? state.value.email : undefined, form, '/');
  return (
    <form ref={form} {...formProps} className="flex flex-col gap-4">
      <Field label="Company name" error={errorOf('company')}>
        {(control) => <TextInput {...control} {...register('company')} autoComplete="organization" required />}
      </Field>
      <CurrencyField {...register('currency')} options={currencies} defaultValue="GBP" error={errorOf('currency')} />
      <Field label="Your name" error={errorOf('name')}>
        {(control) => <TextInput {...control} {...register('name')} autoComplete="name" required />}
      </Field>
      <Field label="Email address" error={errorOf('email')}>
        {(control) => (
          <TextInput
            {...control}
            {...register('email')}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <Field
        label="Password"
        hint={errorOf('password') ? undefined : `At least ${minPasswordLength} characters.`}
        error={errorOf('password')}
      >
        {(control) => (
          <TextInput {...control} {...register('password')} type="password" autoComplete="new-password" required />
        )}
      </Field>
      <HomeTimeZone />
      <RefusalNotice message={message} />
      {made && <AccountMade trouble={trouble} />}
      <SubmitButton size="lg" pending={pending || (made && !trouble)} pendingLabel="Creating your account">
        Create account
      </SubmitButton>
    </form>
  );
}
