import { leaveFor } from '@/components/form/leave-for';

// One sentence for every reason, so that nobody learns which addresses have an account.
const refused = 'The address or the password is not right, or sign-in is locked for a while after too many tries.';
const unreachable = 'Outlay could not be reached. Check your connection, then try again.';

/** Imports the sign-in library, which is too heavy for the first load of a page. */
export const signingIn = () => import('next-auth/react');

/** Signs in with a password and goes to `callbackUrl`. Resolves only on failure, with the reason. */
export async function openSession(given: { email: string; password: string; callbackUrl: string }): Promise<string> {
  const outcome = await signingIn()
    .then(({ signIn }) => signIn('credentials', { ...given, redirect: false }))
    .catch(() => null);
  if (!outcome) return unreachable;
  if (!outcome.ok) return outcome.status >= 500 ? unreachable : refused;
  // A full page load drops everything that was read for another person, or for nobody.
  return leaveFor(given.callbackUrl);
}
