import { type NextRequest, NextResponse } from 'next/server';
import { pathHeader } from '@/lib/auth/path-header';
import { sessionCookieNames } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';

/**
 * Matches every page. It excludes the routes under /api and /<company>/api, whose headers are set in next.config.js, and
 * the files of the build.
 */
export const config = {
  matcher: ['/((?!api/|[^/]+/api/|_next/static|_next/image|icon\\.svg|favicon\\.ico|robots\\.txt).*)'],
};

/** The addresses that the pages of a company had before its slug was in the address. */
const oldPages = /^\/(expenses|receipts|syncs|mapping|settings)(\/|$)/;

/** Pages that can be opened without a session. */
const publicPages = /^\/(sign-in|sign-up|invite\/[^/]+)\/?$/;

/**
 * Sets the security headers of every page, and redirects a browser without a session token to the sign-in page. The
 * redirect is only a shortcut, not the access check: each page and each query checks permissions itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === 'development');
  const response = mustSignIn(request)
    ? NextResponse.redirect(signInAddress(request), 303)
    : respond(request, withPolicy(request, policy));
  for (const [name, value] of pageHeaders(policy)) response.headers.set(name, value);
  return response;
}

/** Renders the page. An old address opens the company that the session opened last. */
function respond(request: NextRequest, headers: Headers): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (!oldPages.test(pathname)) return NextResponse.next({ request: { headers } });
  const opening = new URL('/', request.nextUrl);
  opening.searchParams.set('to', `${pathname}${search}`);
  return NextResponse.rewrite(opening, { request: { headers } });
}

function mustSignIn(request: NextRequest): boolean {
  // A form that is posted after the session ended is not redirected: the server action responds, and the typed values
  // stay on the page.
  if (request.method !== 'GET' || publicPages.test(request.nextUrl.pathname)) return false;
  return sessionCookieNames(request.cookies.getAll()).length === 0;
}

function signInAddress(request: NextRequest): URL {
  const { pathname, search } = request.nextUrl;
  const address = new URL('/sign-in', request.nextUrl);
  if (pathname !== '/') address.searchParams.set('callbackUrl', `${pathname}${search}`);
  return address;
}

/**
 * Passes the path of the page to its components, and the content security policy to Next.js, which reads the nonce for
 * its own scripts from this request header (Next.js docs, Content Security Policy).
 */
function withPolicy(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return headers;
}

function contentSecurityPolicy(nonce: string, inDevelopment: boolean): string {
  return [
    "default-src 'self'",
    // In development, React uses eval to show server errors.
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
    // The path of an invitation contains a secret, so it must not be sent to another site as the referrer.
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cache-Control', 'private, no-store'],
    ...(secure ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] as [string, string]] : []),
  ];
}
