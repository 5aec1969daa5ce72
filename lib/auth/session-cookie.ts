/**
 * Matches the cookies in which next-auth stores its token. Under HTTPS their names have a prefix, and a long token is
 * stored in several numbered cookies (next-auth 4, core/lib/cookie).
 */
const sessionCookie = /^(__Secure-)?next-auth\.session-token(\.\d+)?$/;

/** Returns the names of the cookies that contain a session token, valid or not. */
export const sessionCookieNames = (cookies: readonly { readonly name: string }[]): string[] =>
  cookies.map((cookie) => cookie.name).filter((name) => sessionCookie.test(name));
