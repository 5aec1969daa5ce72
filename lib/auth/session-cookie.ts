/**
 * The cookie next-auth keeps the token in: with the prefix under HTTPS, in numbered parts when it grows long
 * (next-auth 4, core/lib/cookie).
 */
const sessionCookie = /^(__Secure-)?next-auth\.session-token(\.\d+)?$/;

/** The names of the cookies that hold a token. What it is worth only the session's row says. */
export const sessionCookieNames = (cookies: readonly { readonly name: string }[]): string[] =>
  cookies.map((cookie) => cookie.name).filter((name) => sessionCookie.test(name));
