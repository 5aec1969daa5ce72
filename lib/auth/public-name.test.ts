import { beforeEach, expect, test, vi } from 'vitest';
import { hasAnotherName } from './public-name';

const settings = vi.hoisted(() => ({ APP_URL: '' }));
vi.mock('@/lib/env', () => ({ env: () => settings }));

beforeEach(() => {
  settings.APP_URL = 'https://outlay.example:8443';
});

const isAnother = (host: string, forwarded?: string): boolean =>
  hasAnotherName(new Headers({ host, ...(forwarded !== undefined && { 'x-forwarded-host': forwarded }) }));

test.each(['outlay.example:8443', 'outlay.example', 'OUTLAY.example', 'outlay.example:3000'])(
  'accepts the name of APP_URL with any port: %s',
  (host) => {
    expect(isAnother(host)).toBe(false);
    expect(isAnother('10.0.0.7:3000', host)).toBe(false);
  },
);

test.each(['www.outlay.example', 'books.example', 'evil.example:8443'])(
  'recognises another public name: %s',
  (host) => {
    expect(isAnother(host)).toBe(true);
    expect(isAnother('outlay.example', host)).toBe(true);
    expect(isAnother('web:3000', `${host}, cache.internal`)).toBe(true);
  },
);

test.each(['127.0.0.1:3000', '10.0.0.7', '[::1]:3000', 'localhost:3000', 'app.localhost', 'web:3000', 'web.prod.svc'])(
  'does not judge a name by which a proxy may reach the server: %s',
  (host) => {
    expect(isAnother(host)).toBe(false);
    expect(isAnother('web', host)).toBe(false);
  },
);

test('uses Host when X-Forwarded-Host is empty, and ignores a value that is not a host', () => {
  expect(isAnother('books.example', '')).toBe(true);
  expect(isAnother('not a host')).toBe(false);
  expect(hasAnotherName(new Headers())).toBe(false);
});

test('leaves the decision to the browser when APP_URL itself is a name of this machine', () => {
  settings.APP_URL = 'http://localhost:3000';
  expect(isAnother('books.example')).toBe(false);
});
