import { type NextRequest, NextResponse } from 'next/server';
import { sessionCookieNames } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';

/** Every page but those of /api (which sets its own in next.config.js) and the files of the build. */
export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|icon\\.svg|favicon\\.ico|robots\\.txt).*)'],
};

/** Pages for somebody who is not signed in. */
const open = /^\/(sign-in|sign-up|invite\/[^/]+)\/?$/;

/**
 * Gives every page its headers, and sends a browser without any token to the sign-in page. The latter only saves a
 * round: who may see what is decided by each page and each query.
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
  // A form that is sent too late is answered in its place, so that nothing typed is lost.
  if (request.method !== 'GET' || open.test(request.nextUrl.pathname)) return false;
  return sessionCookieNames(request.cookies.getAll()).length === 0;
}

function signInAddress(request: NextRequest): URL {
  const { pathname, search } = request.nextUrl;
  const address = new URL('/sign-in', request.nextUrl);
  if (pathname !== '/') address.searchParams.set('callbackUrl', `${pathname}${search}`);
  return address;
}

/** Next reads the nonce for its own scripts from the request's policy (Next.js, content security policy). */
function withPolicy(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  return headers;
}

function contentSecurityPolicy(nonce: string, inDevelopment: boolean): string {
  return [
    "default-src 'self'",
    // React shows server errors by eval in development, and only there.
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
    // The path of an invitation is a secret; no other site is told where somebody came from.
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cache-Control', 'private, no-store'],
    ...(secure ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] as [string, string]] : []),
  ];
}
