'use client';

import { useAction } from '@/components/form/use-action';
import { SignOutButton } from '@/components/frame/person';
import { signOut } from '@/lib/actions/sessions';

/** The entry of the person's menu that signs them out. */
export function SignOut() {
  const { formProps } = useAction(signOut);
  return (
    <form {...formProps}>
      <SignOutButton />
    </form>
  );
}
