import { z } from 'zod';
import { password } from '../people';

const csrf = z.object({ csrfToken: z.string() });

/** Signs a person in as the form does. Returns the Cookie header of their requests. */
export async function signIn(url: string, email: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = csrf.parse(await asked.json());
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    redirect: 'manual',
  });
  const cookies = cookiesOf(response);
  if (!cookies.includes('session-token')) throw new Error(`${email} could not sign in: status ${response.status}`);
  return cookies;
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
