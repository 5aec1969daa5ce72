'use client';

import { type SubmitEvent, startTransition, useActionState, useEffect, useRef } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { Field } from '@/components/ui/form/field';
import { TextInput } from '@/components/ui/form/text-input';
import { openSession, type SignInTry, signingIn } from './open-session';

const untried: SignInTry = { email: '', message: null, fields: {} };

/** An address and a password. `callbackUrl` is a path of ours; `email` fills the address in. */
export function SignInForm({ callbackUrl, email }: { callbackUrl: string; email?: string }) {
  const [last, send, pending] = useActionState(
    (_before: SignInTry, form: FormData) => attempt(form, callbackUrl),
    untried,
  );
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (last !== untried) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [last]);
  // Not by the form's action: React empties a form when its action is done, and what was typed is to stay.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    startTransition(() => send(typed));
  };
  return (
    <form
      ref={form}
      action={send}
      onSubmit={submit}
      onFocus={() => signingIn().catch(() => undefined)}
      noValidate
      className="flex flex-col gap-4"
    >
      <noscript>
        <Notice tone="warn">Signing in needs JavaScript. Allow it for this page, then load the page again.</Notice>
      </noscript>
      {last.message && (
        <Notice tone="bad" live>
          {last.message}
        </Notice>
      )}
      <Field label="Email address" error={last.fields.email}>
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={last.email || email}
          />
        )}
      </Field>
      <Field label="Password" error={last.fields.password}>
        {(control) => <TextInput {...control} name="password" type="password" autoComplete="current-password" />}
      </Field>
      <SubmitButton size="lg" pending={pending} pendingLabel="Signing in">
        Sign in
      </SubmitButton>
    </form>
  );
}

async function attempt(form: FormData, callbackUrl: string): Promise<SignInTry> {
  const [email, password] = [String(form.get('email') ?? '').trim(), String(form.get('password') ?? '')];
  const fields = {
    ...(email === '' && { email: 'Enter your email address.' }),
    ...(password === '' && { password: 'Enter your password.' }),
  };
  if (Object.keys(fields).length > 0) return { email, message: null, fields };
  return { email, message: await openSession({ email, password, callbackUrl }), fields };
}
