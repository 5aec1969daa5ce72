import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// The data layer behind sign-in is not asked here.
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

test('nobody but Outlay signs people in until another is configured', async () => {
  expect(await offered()).toEqual([]);
});

test('Google is offered once both its settings are there, and not with one alone', async () => {
  vi.stubEnv('GOOGLE_CLIENT_ID', 'an id');
  expect(await offered()).toEqual([]);
  vi.resetModules();
  vi.stubEnv('GOOGLE_CLIENT_SECRET', 'a secret');
  expect(await offered()).toEqual(['Google']);
});

test('Microsoft is offered once its directory is named, too', async () => {
  vi.stubEnv('MICROSOFT_CLIENT_ID', 'an id');
  vi.stubEnv('MICROSOFT_CLIENT_SECRET', 'a secret');
  expect(await offered()).toEqual([]);
  vi.resetModules();
  vi.stubEnv('MICROSOFT_TENANT_ID', tenant);
  expect(await offered()).toEqual(['Microsoft']);
});

/** Whether somebody with this address is let in by another's word. */
async function letIn(provider: string, profile: object, email = 'hannah@finch.test'): Promise<boolean> {
  vi.stubEnv('MICROSOFT_TENANT_ID', tenant);
  const { authOptions } = await import('./options');
  const said = { user: { id: 'x', email }, account: { provider, type: 'oauth', providerAccountId: 'x' }, profile };
  return (await authOptions().callbacks?.signIn?.(said as never)) === true;
}

test('Google’s word counts for an address it has verified', async () => {
  expect(await letIn('google', { email_verified: true })).toBe(true);
  expect(await letIn('google', { email_verified: false })).toBe(false);
  expect(await letIn('google', {})).toBe(false);
});

test('Microsoft’s word counts from the configured directory only, as others hold whatever was written there', async () => {
  expect(await letIn('azure-ad', { tid: tenant })).toBe(true);
  expect(await letIn('azure-ad', { tid: 'f00f00f0-0000-4000-8000-000000000000', email_verified: true })).toBe(false);
});

test('somebody nobody knows is not let in, whoever vouches for them', async () => {
  expect(await letIn('google', { email_verified: true }, 'stranger@finch.test')).toBe(false);
});
