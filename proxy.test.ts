import { NextRequest } from 'next/server';
import { describe, expect, test, vi } from 'vitest';
import { proxy } from './proxy';

const settings = vi.hoisted(() => ({ NODE_ENV: 'production', APP_URL: 'https://outlay.example' }));
vi.mock('@/lib/env', () => ({ env: () => settings }));

const signedIn = { cookie: '__Host-next-auth.session-token.0=part' };
const request = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(new URL(path, settings.APP_URL), init));

describe('a browser without a token', () => {
  test('is redirected to sign in, and then back', () => {
    const response = request('/expenses?status=failed');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(
      'https://outlay.example/sign-in?callbackUrl=%2Fexpenses%3Fstatus%3Dfailed',
    );
  });

  test.each(['/sign-in', '/sign-up', '/invite/abc'])('may open %s', (path) => {
    expect(request(path).status).toBe(200);
  });

  test('is not redirected when it submits a form', () => {
    expect(request('/expenses/new', { method: 'POST' }).status).toBe(200);
  });
});

describe('a browser that opened Outlay under another name', () => {
  const other = { 'x-forwarded-host': 'books.example' };

  test('is redirected to APP_URL with path and query, signed in or not', () => {
    for (const headers of [other, { ...other, ...signedIn }]) {
      const response = request('/expenses?status=failed', { headers });
      expect(response.status).toBe(307);
      expect(response.headers.get('location')).toBe('https://outlay.example/expenses?status=failed');
      expect(response.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  test('is redirected once, because a proxy may always pass this name', () => {
    const [cookie = ''] = request('/sign-in', { headers: other }).headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-outlay-moved=1; .*Secure; HttpOnly/);
    const again = request('/sign-in', { headers: { ...other, cookie: cookie.split(';')[0] ?? '' } });
    expect(again.status).toBe(200);
  });

  test('is not redirected when it submits a form, or reads data for a page', () => {
    expect(request('/sign-in', { method: 'POST', headers: other }).status).toBe(200);
    expect(request('/sign-in', { headers: { ...other, 'sec-fetch-mode': 'cors' } }).status).toBe(200);
  });
});

test('Next.js reads the host of APP_URL, whatever the proxy passed', () => {
  settings.APP_URL = 'https://outlay.example:8443';
  for (const forwarded of ['', 'outlay.example', '10.0.0.7']) {
    const response = request('/sign-in', { headers: { 'x-forwarded-host': forwarded } });
    expect(response.headers.get('x-middleware-request-x-forwarded-host')).toBe('outlay.example:8443');
  }
  settings.APP_URL = 'https://outlay.example';
});

describe('the headers of a page', () => {
  test('allow scripts by a nonce that changes each time, and nothing inline', () => {
    const policies = [1, 2].map(() => request('/', { headers: signedIn }).headers.get('content-security-policy') ?? '');
    const nonces = policies.map((policy) => policy.match(/script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/)?.[1]);
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(policies.join()).not.toContain('unsafe');
  });

  test('forbid frames and caches, also on a redirect', () => {
    for (const response of [request('/', { headers: signedIn }), request('/')]) {
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('require HTTPS when Outlay is served over HTTPS', () => {
    const header = (headers = {}) => request('/', { headers }).headers.get('strict-transport-security');
    expect(header()).toBe('max-age=63072000');
    // The other name may be a parent domain whose other servers have no HTTPS.
    expect(header({ 'x-forwarded-host': 'books.example' })).toBeNull();
    for (const address of ['http://outlay.example', 'http://localhost:3000', 'https://localhost:3000']) {
      settings.APP_URL = address;
      expect(header()).toBeNull();
    }
    settings.APP_URL = 'https://outlay.example';
  });
});
