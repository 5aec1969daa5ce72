import { type NextRequest, NextResponse } from 'next/server';
import { cookieAttributes, cookieName, hasSessionCookie, isSecure } from '@/lib/auth/cookies';
import { pathHeader } from '@/lib/auth/path-header';
import { hasAnotherName } from '@/lib/auth/public-name';
import { env } from '@/lib/env';

/**
 * Matches every page. It excludes the routes under /api and /<company>/api, whose headers are set in next.config.js, and
 * the files of the build.
 */
export const config = {
  matcher: ['/((?!api/|[^/]+/api/|_next/static|_next/image|icon\\.svg|favicon\\.ico|robots\\.txt).*)'],
};

/** The addresses of a company's pages without its slug. Some had none in the past, and people type them. */
const oldPages =
  /^\/(expenses|receipts|syncs|mapping|reports|settings|bank-accounts|reconcile|close|claims|transfers)(\/|$)/;

/** Pages that can be opened without a session. */
const publicPages = /^\/(sign-in|sign-up|invite\/[^/]+)\/?$/;

/** The cookie of a browser that was just redirected to APP_URL. */
const movedCookie = 'outlay-moved';
const tenMinutes = 10 * 60;

/**
 * Sets the security headers of every page. Redirects a browser that opened Outlay under another name to APP_URL, and a
 * browser without a session token to the sign-in page. The second redirect is only a shortcut, not the access check:
 * each page and each query checks permissions itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === 'development');
  if (mustMove(request)) return withHeaders(moveToPublicAddress(request), pageHeaders(policy));
  const response = mustSignIn(request)
    ? NextResponse.redirect(signInAddress(request), 303)
    : respond(request, headersForNext(request, policy));
  return withHeaders(response, [...pageHeaders(policy), ...strictTransport()]);
}

function withHeaders(response: NextResponse, headers: [string, string][]): NextResponse {
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

/** Whether the browser opens a page under another name than that in APP_URL. */
function mustMove(request: NextRequest): boolean {
  const { method, headers, cookies } = request;
  const isNavigation = ['GET', 'HEAD'].includes(method) && (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate';
  return isNavigation && hasAnotherName(headers) && !cookies.has(cookieName(movedCookie));
}

/**
 * If a proxy always passes another name, the browser returns with the cookie and gets its page, so the redirect cannot
 * repeat for ever.
 */
function moveToPublicAddress({ nextUrl: { pathname, search } }: NextRequest): NextResponse {
  const response = NextResponse.redirect(new URL(`${env().APP_URL}${pathname}${search}`), 307);
  response.cookies.set(cookieName(movedCookie), '1', { ...cookieAttributes(), maxAge: tenMinutes });
  return response;
}

/**
 * Renders the page. An old address opens the company that the session opened last. It is redirected, because Next.js
 * takes a rewrite for one to another server when it listens on 127.0.0.1.
 */
function respond(request: NextRequest, headers: Headers): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (request.method !== 'GET' || !oldPages.test(pathname)) return NextResponse.next({ request: { headers } });
  const opening = new URL('/', request.nextUrl);
  opening.searchParams.set('to', `${pathname}${search}`);
  return NextResponse.redirect(opening, 307);
}

function mustSignIn(request: NextRequest): boolean {
  // A form that is posted after the session ended is not redirected: the server action responds, and the typed values
  // stay on the page.
  if (request.method !== 'GET' || publicPages.test(request.nextUrl.pathname)) return false;
  return !hasSessionCookie(request.cookies.getAll());
}

function signInAddress(request: NextRequest): URL {
  const { pathname, search } = request.nextUrl;
  const address = new URL('/sign-in', request.nextUrl);
  if (pathname !== '/') address.searchParams.set('callbackUrl', `${pathname}${search}`);
  return address;
}

/**
 * Returns the request headers for Next.js and the page. Components read the path of the page from them. Next.js reads the
 * nonce for its own scripts from the content security policy (Next.js docs, Content Security Policy), and accepts a
 * server action only when the Origin header has the host of this X-Forwarded-Host (server/app-render/action-handler). The
 * host of APP_URL replaces what a proxy passed, which may lack the port or be an inner name.
 */
function headersForNext(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set('x-forwarded-host', new URL(env().APP_URL).host);
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
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    // The path of an invitation contains a secret, so it must not be sent to another site as the referrer.
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cache-Control', 'private, no-store'],
    // Shorter than an element of each page, which Next.js sends twice.
    ['X-Robots-Tag', 'noindex, nofollow'],
  ];
}

/** Returns the header by which browsers open Outlay only over HTTPS. Other ports of localhost must stay reachable. */
function strictTransport(): [string, string][] {
  const applies = isSecure() && new URL(env().APP_URL).hostname !== 'localhost';
  return applies ? [['Strict-Transport-Security', 'max-age=63072000']] : [];
}
