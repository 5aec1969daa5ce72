import { NextRequest } from 'next/server';
import { describe, expect, test, vi } from 'vitest';
import { proxy } from './proxy';

const settings = vi.hoisted(() => ({ NODE_ENV: 'production', APP_URL: 'https://outlay.example' }));
vi.mock('@/lib/env', () => ({ env: () => settings }));

const signedIn = { cookie: '__Secure-next-auth.session-token.0=part' };
const ask = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(new URL(path, settings.APP_URL), init));

describe('a browser without a token', () => {
  test('is sent to sign in, and back to where it wanted to go', () => {
    const answer = ask('/expenses?status=failed');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      'https://outlay.example/sign-in?callbackUrl=%2Fexpenses%3Fstatus%3Dfailed',
    );
  });

  test.each(['/sign-in', '/sign-up', '/invite/abc'])('may open %s', (path) => {
    expect(ask(path).status).toBe(200);
  });

  test('is answered in place when it sends a form, so that nothing typed is lost', () => {
    expect(ask('/expenses/new', { method: 'POST' }).status).toBe(200);
  });
});

describe('the headers of a page', () => {
  test('allow scripts by a nonce that is never the same twice, and nothing inline', () => {
    const policies = [1, 2].map(() => ask('/', { headers: signedIn }).headers.get('content-security-policy') ?? '');
    const nonces = policies.map((policy) => policy.match(/script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/)?.[1]);
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(policies.join()).not.toContain('unsafe');
  });

  test('keep the page out of frames and of every cache, also when it is a redirect', () => {
    for (const answer of [ask('/', { headers: signedIn }), ask('/')]) {
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('hold browsers to HTTPS where Outlay is served by it, and only there', () => {
    expect(ask('/').headers.get('strict-transport-security')).toContain('max-age=');
    settings.APP_URL = 'http://localhost:3000';
    expect(ask('/').headers.get('strict-transport-security')).toBeNull();
    settings.APP_URL = 'https://outlay.example';
  });
});
