'use client';

import { useActionState } from 'react';
import { SignOutButton } from '@/components/frame/person';
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
