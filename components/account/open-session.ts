import { leaveFor } from '@/components/form/leave-for';

// One message for every reason, so that an attacker cannot find out which addresses have an account.
const refused = 'The address or the password is not right, or sign-in is locked for a while after too many tries.';
const unreachable = 'Outlay could not be reached. Check your connection, then try again.';

/** Loads the sign-in library on demand, because it is too large for the first load of a page. */
export const signingIn = () => import('next-auth/react');

/**
 * Signs in with a password, then loads `callbackUrl`. It returns only when signing in fails; the result is the reason.
 */
export async function openSession(given: { email: string; password: string; callbackUrl: string }): Promise<string> {
  const outcome = await signingIn()
    .then(({ signIn }) => signIn('credentials', { ...given, redirect: false }))
    .catch(() => null);
  if (!outcome) return unreachable;
  if (!outcome.ok) return outcome.status >= 500 ? unreachable : refused;
  // A full page load discards the data that was cached for another person or before sign-in.
  return leaveFor(given.callbackUrl);
}
