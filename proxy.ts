import { type NextRequest, NextResponse } from 'next/server';
import { sessionCookieNames } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';

/** Matches every page, but not /api (next.config.js sets its headers) or the build's files. */
export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|icon\\.svg|favicon\\.ico|robots\\.txt).*)'],
};

/** Pages that need no session. */
const publicPages = /^\/(sign-in|sign-up|invite\/[^/]+)\/?$/;

/**
 * Sets the headers of every page, and redirects a browser without a session token to the sign-in page. The redirect
 * only saves a request: each page and each query checks permissions itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === 'development');
  const response = mustSignIn(request)
    ? NextResponse.redirect(signInAddress(request), 303)
    : NextResponse.next({ request: { headers: withPolicy(request, policy) } });
  for (const [name, value] of pageHeaders(policy)) response.headers.set(name, value);
  return response;
}

function mustSignIn(request: NextRequest): boolean {
  // A form sent after the session ended is answered in place, so that no input is lost.
  if (request.method !== 'GET' || publicPages.test(request.nextUrl.pathname)) return false;
  return sessionCookieNames(request.cookies.getAll()).length === 0;
}

function signInAddress(request: NextRequest): URL {
  const { pathname, search } = request.nextUrl;
  const address = new URL('/sign-in', request.nextUrl);
  if (pathname !== '/') address.searchParams.set('callbackUrl', `${pathname}${search}`);
  return address;
}

/** Next reads the nonce for its own scripts from the request's policy (Next.js docs, Content Security Policy). */
function withPolicy(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  return headers;
}

function contentSecurityPolicy(nonce: string, inDevelopment: boolean): string {
  return [
    "default-src 'self'",
    // React uses eval to show server errors in development only.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${inDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function pageHeaders(policy: string): [string, string][] {
  const secure = env().APP_URL.startsWith('https:');
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    // The path of an invitation is a secret, so no other site may receive it as the referrer.
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cache-Control', 'private, no-store'],
    ...(secure ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] as [string, string]] : []),
  ];
}
