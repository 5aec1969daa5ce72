/**
 * The cookie in which next-auth stores the token: with a prefix under HTTPS, in numbered parts when it is long
 * (next-auth 4, core/lib/cookie).
 */
const sessionCookie = /^(__Secure-)?next-auth\.session-token(\.\d+)?$/;

/** Returns the names of the cookies that hold a token. Only the session row decides whether it is valid. */
export const sessionCookieNames = (cookies: readonly { readonly name: string }[]): string[] =>
  cookies.map((cookie) => cookie.name).filter((name) => sessionCookie.test(name));
