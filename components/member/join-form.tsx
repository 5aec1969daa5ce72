'use client';

import { useRef } from 'react';
import { AccountMade } from '@/components/account/account-made';
import { useSessionAfter } from '@/components/account/use-session-after';
import { RefusalNotice } from '@/components/form/refusal';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Field } from '@/components/ui/form/field';
import { TextInput } from '@/components/ui/form/text-input';
import { join } from '@/lib/actions/people';
import { joinInput, minPasswordLength } from '@/lib/domain/company/person';

/** Somebody new takes up an invitation: their name and a password; the address is the invitation's. */
export function JoinForm({ token, email, company }: { token: string; email: string; company: string }) {
  const { formProps, register, errorOf, message, state, pending } = useActionForm(joinInput, join);
  const form = useRef<HTMLFormElement>(null);
  const made = state.state === 'done';
  const trouble = useSessionAfter(made ? state.value.email : undefined, form, '/');
  return (
    <form ref={form} {...formProps} className="flex flex-col gap-4">
      <input {...register('token')} type="hidden" defaultValue={token} />
      <Field label="Email address" hint="The invitation is for this address.">
        {(control) => <TextInput {...control} type="email" autoComplete="username" value={email} readOnly />}
      </Field>
      <Field label="Your name" error={errorOf('name')}>
        {(control) => <TextInput {...control} {...register('name')} autoComplete="name" required />}
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
      <RefusalNotice message={message} />
      {made && <AccountMade trouble={trouble} />}
      <SubmitButton size="lg" pending={pending || (made && !trouble)} pendingLabel={`Joining ${company}`}>
        Join {company}
      </SubmitButton>
    </form>
  );
}
