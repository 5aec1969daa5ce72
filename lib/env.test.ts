import { expect, test } from 'vitest';
import { readEnv } from './env';

const complete = {
  DATABASE_URL: 'postgresql://outlay@127.0.0.1/outlay',
  APP_URL: 'https://expenses.example.com',
  NEXTAUTH_SECRET: 'a secret of more than thirty-two letters',
};

/** Returns the names of the variables that `readEnv` reports as missing or invalid. */
function missing(source: Record<string, string>): string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    return [...String(error).matchAll(/^ {2}(\w+): /gm)].map(([, name = '']) => name);
  }
}

test('needs three settings, and then uses the sandbox instead of Codat', () => {
  expect(readEnv(complete)).toMatchObject({
    STORAGE: 'disk',
    codat: { mode: 'sandbox', baseUrl: 'http://127.0.0.1:4010', apiKey: 'sandbox-key' },
  });
});

test('uses Codat when there is a key', () => {
  expect(readEnv({ ...complete, CODAT_API_KEY: 'key', CODAT_WEBHOOK_SECRET: 'whsec_x' }).codat).toEqual({
    mode: 'live',
    baseUrl: 'https://api.codat.io',
    timeoutSeconds: 30,
    apiKey: 'key',
  });
});

test('reports every missing setting at once', () => {
  expect(missing({})).toEqual(['DATABASE_URL', 'APP_URL', 'NEXTAUTH_SECRET']);
  expect(missing({ CODAT_API_KEY: 'key', STORAGE: 's3' })).toEqual([
    'DATABASE_URL',
    'APP_URL',
    'NEXTAUTH_SECRET',
    'CODAT_WEBHOOK_SECRET',
    'S3_BUCKET',
    'S3_REGION',
  ]);
});

test.each([
  ['https://Expenses.example.com/', 'https://expenses.example.com'],
  ['https://expenses.example.com:443', 'https://expenses.example.com'],
  ['http://localhost:3000', 'http://localhost:3000'],
])('reduces APP_URL=%s to the origin that browsers send', (given, origin) => {
  expect(readEnv({ ...complete, APP_URL: given }).APP_URL).toBe(origin);
});

test('treats an empty setting as missing', () => {
  expect(missing({ ...complete, DATABASE_URL: '' })).toEqual(['DATABASE_URL']);
});

test.each([
  ['APP_URL', 'expenses'],
  ['APP_URL', 'expenses.example.com'],
  ['APP_URL', 'localhost:3000'],
  ['APP_URL', 'https://example.com/expenses'],
  ['APP_URL', 'https://example.com/?from=mail'],
  ['APP_URL', 'https://user@example.com'],
  ['CODAT_BASE_URL', 'codat'],
  ['CODAT_BASE_URL', 'localhost:4010'],
  ['CODAT_BASE_URL', 'ftp://api.codat.io'],
  ['NEXTAUTH_SECRET', 'short'],
  ['SANDBOX_PORT', 'http'],
  ['STORAGE', 'floppy'],
  ['LOG_LEVEL', 'loud'],
])('refuses %s=%s and names it', (name, value) => {
  expect(missing({ ...complete, [name]: value })).toEqual([name]);
});

test('does not repeat a secret in the error', () => {
  expect(() => readEnv({ ...complete, NEXTAUTH_SECRET: 'hunter2' })).toThrow(/NEXTAUTH_SECRET/);
  expect(() => readEnv({ ...complete, NEXTAUTH_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
});
