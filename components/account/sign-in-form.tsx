'use client';

import { useEffect, useRef } from 'react';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { TextField } from '@/components/ui/form/field/text-field';
import type { ActionState } from '@/lib/actions/action-state';
import { openSession, signingIn } from './open-session';

/**
 * The form to sign in with an email address and a password. `callbackUrl` is the path in Outlay to open afterwards.
 * `email` prefills the address.
 */
export function SignInForm({ callbackUrl, email }: { callbackUrl: string; email?: string }) {
  const { state, errorOf, formProps } = useAction((_page, _before: ActionState, form) => signIn(form, callbackUrl));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.state === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [state]);
  return (
    <form
      ref={form}
      {...formProps}
      onFocus={() => signingIn().catch(() => undefined)}
      noValidate
      className="flex flex-col gap-4"
    >
      <noscript>
        <Notice tone="warn">Signing in needs JavaScript. Allow it for this page, then load the page again.</Notice>
      </noscript>
      {!errorOf('email') && !errorOf('password') && <RefusalNotice state={state} />}
      <TextField
        label="Email address"
        error={errorOf('email')}
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={email}
      />
      <TextField
        label="Password"
        error={errorOf('password')}
        name="password"
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton size="lg" pendingLabel="Signing in">
        Sign in
      </SubmitButton>
    </form>
  );
}

/**
 * Signs in with the typed address and password. It returns only when that fails; on success the browser loads
 * `callbackUrl`.
 */
async function signIn(form: FormData, callbackUrl: string): Promise<ActionState> {
  const [email, password] = [String(form.get('email') ?? '').trim(), String(form.get('password') ?? '')];
  const fields: Record<string, string> = {
    ...(email === '' && { email: 'Enter your email address.' }),
    ...(password === '' && { password: 'Enter your password.' }),
  };
  const message = Object.keys(fields).length > 0 ? '' : await openSession({ email, password, callbackUrl });
  return { state: 'refused', message, fields };
}
