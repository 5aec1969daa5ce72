import { ActionButton } from '@/components/form/action-button';
import { signOut } from '@/lib/actions/sessions';

/** Who is signed in, with a button to sign out, on a page without the menu. */
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
