import { NextRequest } from 'next/server';
import { describe, expect, test, vi } from 'vitest';
import { proxy } from './proxy';

const settings = vi.hoisted(() => ({ NODE_ENV: 'production', APP_URL: 'https://outlay.example' }));
vi.mock('@/lib/env', () => ({ env: () => settings }));

const signedIn = { cookie: '__Secure-next-auth.session-token.0=part' };
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
    expect(request('/').headers.get('strict-transport-security')).toContain('max-age=');
    settings.APP_URL = 'http://localhost:3000';
    expect(request('/').headers.get('strict-transport-security')).toBeNull();
    settings.APP_URL = 'https://outlay.example';
  });
});
