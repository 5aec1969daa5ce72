import { ActionButton } from '@/components/form/action-button';
import { signOut } from '@/lib/actions/sessions';

/** Shows who is signed in, with a button to sign out. For pages without the person's menu. */
export function SignedInAs({ email }: { email: string }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="wrap-anywhere">Signed in as {email}.</span>
      <ActionButton action={signOut} size="sm">
        Sign out
      </ActionButton>
    </div>
  );
}
