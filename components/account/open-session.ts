/** How the last try went: what to say, and about which field. */
export type SignInTry = {
  readonly email: string;
  readonly message: string | null;
  readonly fields: { readonly email?: string; readonly password?: string };
};

// One sentence whatever was wrong, so that nobody learns which addresses have an account.
const refused = 'The address or the password is not right, or sign-in is locked for a while after too many tries.';
const away = 'Outlay could not be reached. Check your connection, then try again.';

/** What signs people in; fetched when it is going to be needed, so that the page itself is light. */
export const signingIn = () => import('next-auth/react');

/** Signs in with a password and goes to `callbackUrl`; answers why not. */
export async function openSession(given: {
  email: string;
  password: string;
  callbackUrl: string;
}): Promise<string | null> {
  const outcome = await signingIn()
    .then(({ signIn }) => signIn('credentials', { ...given, redirect: false }))
    .catch(() => null);
  if (!outcome) return away;
  if (!outcome.ok) return outcome.status >= 500 ? away : refused;
  // A whole new page: nothing that was read for somebody else, or for nobody, stays.
  window.location.assign(given.callbackUrl);
  return new Promise(() => undefined);
}
