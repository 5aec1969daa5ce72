import { beforeEach, expect, test, vi } from 'vitest';
import { authCookies, cookieAttributes, cookieName, hasSessionCookie, sessionCookieNames } from './cookies';

const settings = vi.hoisted(() => ({ APP_URL: '' }));
vi.mock('@/lib/env', () => ({ env: () => settings }));

beforeEach(() => {
  settings.APP_URL = 'https://outlay.example';
});

const named = (...names: string[]) => names.map((name) => ({ name }));

test('over HTTPS, every cookie of next-auth satisfies the prefix __Host-', () => {
  const cookies = Object.values(authCookies());
  expect(cookies).toHaveLength(6);
  for (const { name, options } of cookies) {
    expect(name).toMatch(/^__Host-next-auth\./);
    expect(options).toMatchObject({ secure: true, path: '/', httpOnly: true, sameSite: 'lax' });
    expect(options).not.toHaveProperty('domain');
  }
});

test('over HTTP, cookies have neither prefix nor Secure', () => {
  settings.APP_URL = 'http://localhost:3000';
  expect(authCookies().sessionToken).toMatchObject({ name: 'next-auth.session-token', options: { secure: false } });
  expect(cookieName('outlay-theme')).toBe('outlay-theme');
  expect(cookieAttributes().secure).toBe(false);
});

test('a session cookie of an earlier version does not count as signed in, but is deleted on signing out', () => {
  const earlier = ['__Secure-next-auth.session-token', 'next-auth.session-token'];
  expect(hasSessionCookie(named(...earlier))).toBe(false);
  const current = ['__Host-next-auth.session-token.0', '__Host-next-auth.session-token.1'];
  expect(hasSessionCookie(named(...current))).toBe(true);
  expect(hasSessionCookie(named('__Host-next-auth.session-token'))).toBe(true);
  expect(sessionCookieNames(named(...earlier, ...current, '__Host-next-auth.csrf-token'))).toEqual([
    ...earlier,
    ...current,
  ]);
});
