import type { NextAuthOptions } from 'next-auth';
import { env } from '@/lib/env';

/** Whether people reach Outlay over HTTPS. Only APP_URL decides this, because a proxy in front may end TLS. */
export const isSecure = (): boolean => env().APP_URL.startsWith('https:');

/**
 * Returns the name under which Outlay stores a cookie. Over HTTPS it has the prefix `__Host-`: the browser then accepts
 * the cookie only over HTTPS, for this host alone and for all paths (RFC 6265bis, section 4.1.3.2).
 */
export const cookieName = (name: string): string => (isSecure() ? `__Host-${name}` : name);

/** Returns the attributes of every cookie of Outlay. They satisfy the prefix `__Host-`. */
export const cookieAttributes = () => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure() }) as const;

const fifteenMinutes = 15 * 60;

/**
 * Returns names and attributes of next-auth's cookies. Its own defaults use `__Host-` for one of them only, and depend
 * on NEXTAUTH_URL (next-auth 4, core/lib/cookie).
 */
export function authCookies(): NonNullable<NextAuthOptions['cookies']> {
  const cookie = (name: string, maxAge?: number) => ({
    name: cookieName(`next-auth.${name}`),
    options: { ...cookieAttributes(), ...(maxAge && { maxAge }) },
  });
  return {
    sessionToken: cookie('session-token'),
    callbackUrl: cookie('callback-url'),
    csrfToken: cookie('csrf-token'),
    pkceCodeVerifier: cookie('pkce.code_verifier', fifteenMinutes),
    state: cookie('state', fifteenMinutes),
    nonce: cookie('nonce'),
  };
}

/** Matches the session cookies of this and of earlier versions. A long token is stored in several numbered cookies. */
const sessionCookie = /^(?:__Host-|__Secure-)?next-auth\.session-token(?:\.\d+)?$/;

type Named = { readonly name: string };

/** Returns the names of the cookies that contain a session token, valid or not, also those of earlier versions. */
export const sessionCookieNames = (cookies: readonly Named[]): string[] =>
  cookies.map(({ name }) => name).filter((name) => sessionCookie.test(name));

/** Whether the browser sent a session token that Outlay would read. The token may be invalid. */
export function hasSessionCookie(cookies: readonly Named[]): boolean {
  const current = cookieName('next-auth.session-token');
  return sessionCookieNames(cookies).some((name) => name === current || name.startsWith(`${current}.`));
}
