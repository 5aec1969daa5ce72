'use client';

import { useActionState } from 'react';
import { SignOutButton } from '@/components/frame/person';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { idle } from '@/lib/actions/result';
import { signOut } from '@/lib/actions/sessions';

/** The entry of the person's menu that ends this session. */
export function SignOut() {
  const [, leave] = useActionState(signOut, idle);
  return (
    <form action={leave}>
      <SignOutButton />
    </form>
  );
}

/** Who is signed in, and the way out, on a page without the menu. */
export function SignOutLine({ email }: { email: string }) {
  const [, leave] = useActionState(signOut, idle);
  return (
    <form action={leave} className="flex flex-wrap items-center gap-2">
      <span className="wrap-anywhere">Signed in as {email}.</span>
      <SubmitButton variant="default" size="sm">
        Sign out
      </SubmitButton>
    </form>
  );
}
