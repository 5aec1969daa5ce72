import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// Replaces the data layer, which these tests do not use.
vi.mock('@/lib/data/company/sessions', () => ({}));
vi.mock('@/lib/data/company/users', () => ({
  userByAddress: async (email: string) => (email === 'hannah@finch.test' ? { id: '1' } : null),
}));
vi.mock('./sign-in', () => ({ checkSignIn: async () => null }));

const tenant = '7b1f3f0e-0d9e-4a53-9d55-0c1f4b9a6f11';

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', 'postgresql://localhost/none');
  vi.stubEnv('APP_URL', 'http://localhost:3000');
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of at least thirty-two characters');
});

afterEach(() => vi.unstubAllEnvs());

const offered = async () => (await import('./options')).outsideProviders().map((provider) => provider.name);

test('offers no other provider until one is configured', async () => {
  expect(await offered()).toEqual([]);
});

test('offers Google only when both of its settings are present', async () => {
  vi.stubEnv('GOOGLE_CLIENT_ID', 'an id');
  expect(await offered()).toEqual([]);
  vi.resetModules();
  vi.stubEnv('GOOGLE_CLIENT_SECRET', 'a secret');
  expect(await offered()).toEqual(['Google']);
});

test('offers Microsoft only when its directory is named too', async () => {
  vi.stubEnv('MICROSOFT_CLIENT_ID', 'an id');
  vi.stubEnv('MICROSOFT_CLIENT_SECRET', 'a secret');
  expect(await offered()).toEqual([]);
  vi.resetModules();
  vi.stubEnv('MICROSOFT_TENANT_ID', tenant);
  expect(await offered()).toEqual(['Microsoft']);
});

/** Whether the provider signs in a person with this address. */
async function letIn(provider: string, profile: object, email = 'hannah@finch.test'): Promise<boolean> {
  vi.stubEnv('MICROSOFT_TENANT_ID', tenant);
  const { authOptions } = await import('./options');
  const said = { user: { id: 'x', email }, account: { provider, type: 'oauth', providerAccountId: 'x' }, profile };
  return (await authOptions().callbacks?.signIn?.(said as never)) === true;
}

test('accepts an address that Google has verified', async () => {
  expect(await letIn('google', { email_verified: true })).toBe(true);
  expect(await letIn('google', { email_verified: false })).toBe(false);
  expect(await letIn('google', {})).toBe(false);
});

test('accepts an address from the configured Microsoft directory only', async () => {
  expect(await letIn('azure-ad', { tid: tenant })).toBe(true);
  expect(await letIn('azure-ad', { tid: 'f00f00f0-0000-4000-8000-000000000000', email_verified: true })).toBe(false);
});

test('refuses an unknown address from every provider', async () => {
  expect(await letIn('google', { email_verified: true }, 'stranger@finch.test')).toBe(false);
});
