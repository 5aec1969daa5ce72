import { describe, expect, test } from 'vitest';
import { neededAt, neededDataTypes, neededEvents } from '@/lib/codat/setup/needed';
import type { AccountSettings, SyncSetting, WebhookConsumer } from '@/lib/codat/setup/settings';
import { compareSettings, neededSyncSettings } from './compare';

const needed = neededAt('https://app.example', { webhookSecret: 'whsec_c2VjcmV0', isSandbox: false });
const aWebhook = (change: Partial<WebhookConsumer> = {}): WebhookConsumer => ({
  id: 'one',
  url: needed.webhookUrl,
  eventTypes: neededEvents,
  disabled: false,
  companyTags: [],
  ...change,
});
const aSetting = (dataType: string, change: Partial<SyncSetting> = {}): SyncSetting => ({
  dataType,
  fetchOnFirstLink: true,
  syncSchedule: 24,
  syncOrder: 0,
  ...change,
});
/** An account at Codat that has everything that Outlay needs. */
const anAccount = (change: Partial<AccountSettings> = {}): AccountSettings => ({
  webhooks: [aWebhook()],
  profile: { name: 'Wren Pottery', redirectUrl: needed.redirectUrl },
  allowedOrigins: ['https://app.example'],
  clientId: 'client',
  syncSettings: neededDataTypes.map((dataType) => aSetting(dataType)),
  companies: [{ id: 'company', products: ['expenses'] }],
  ...change,
});
/** Returns the line of one setting for an account that differs in this. */
const line = (setting: string, change: Partial<AccountSettings>, wanted = needed) =>
  compareSettings(anAccount(change), wanted).find((each) => each.setting === setting);

test('nothing differs in an account that has everything', () => {
  const states = compareSettings(anAccount(), needed).map(({ setting, state }) => [setting, state]);
  expect(Object.fromEntries(states)).toEqual({
    Webhook: 'ok',
    'Redirect URL': 'ok',
    'CORS origin': 'ok',
    'Data types': 'ok',
    'Expenses product': 'ok',
    // Codat does not return the secret.
    'Signing secret': 'note',
  });
});

describe('the webhook', () => {
  test('is missing when only others are registered', () => {
    const other = aWebhook({ url: 'https://other.example/api/webhooks/codat' });
    expect(line('Webhook', { webhooks: [other] })).toMatchObject({ state: 'missing', atCodat: 'not registered' });
  });

  test.each([
    [{ disabled: true }, 'registered, but disabled'],
    [{ companyTags: ['region:us'] }, 'registered, but only for companies tagged region:us'],
    [
      { eventTypes: neededEvents.filter((event) => !event.startsWith('expenses.sync')) },
      'registered, without expenses.sync.successful, expenses.sync.unsuccessful',
    ],
    [
      { eventTypes: ['read.completed'] },
      'registered, without connection.connected, connection.disconnected, connection.failed and 17 more',
    ],
  ])('differs: %#', (change, atCodat) => {
    expect(line('Webhook', { webhooks: [aWebhook(change)] })).toMatchObject({ state: 'different', atCodat });
  });

  test('may receive more events than needed, and its address may be written in another way', () => {
    const webhook = aWebhook({
      url: 'https://APP.example:443/api/webhooks/codat',
      eventTypes: [...neededEvents, 'company.created'],
    });
    expect(line('Webhook', { webhooks: [webhook] })).toMatchObject({
      state: 'ok',
      atCodat: 'registered for 22 events',
    });
  });

  test('needs a person when it is registered twice, because each has its own signing secret', () => {
    expect(line('Webhook', { webhooks: [aWebhook(), aWebhook({ id: 'two' })] })).toMatchObject({ state: 'by hand' });
  });
});

describe('the redirect URL', () => {
  test.each(['', null, undefined])('is missing: %s', (redirectUrl) => {
    expect(line('Redirect URL', { profile: { redirectUrl } })).toMatchObject({ state: 'missing' });
  });

  test.each([
    'https://other.example/api/link/return?connectionId={connectionId}&statusCode={statusCode}',
    'https://app.example/api/link/return',
    'https://app.example/api/link/return?connectionId={connectionid}&statusCode={statusCode}',
    'https://app.example/?connectionId={connectionId}&statusCode={statusCode}',
    'app.example',
  ])('differs: %s', (redirectUrl) => {
    expect(line('Redirect URL', { profile: { redirectUrl } })).toMatchObject({
      state: 'different',
      atCodat: redirectUrl,
    });
  });

  test('may have more parameters, in any order', () => {
    const redirectUrl =
      'https://app.example/api/link/return?platform={platform}&statusCode={statusCode}&connectionId={connectionId}';
    expect(line('Redirect URL', { profile: { redirectUrl } })).toMatchObject({ state: 'ok', atCodat: 'set' });
  });
});

test.each([
  [[], 'none', 'missing'],
  [['https://other.example'], 'https://other.example', 'missing'],
  [['https://other.example', 'https://app.example/'], 'https://other.example, https://app.example/', 'ok'],
])('the CORS origin beside %j', (allowedOrigins, atCodat, state) => {
  expect(line('CORS origin', { allowedOrigins })).toMatchObject({ atCodat, state });
});

describe('the data types', () => {
  const withSuppliers = (change: Partial<SyncSetting>) => ({
    syncSettings: neededDataTypes.map((dataType) => aSetting(dataType, dataType === 'suppliers' ? change : {})),
  });

  test.each([
    [{ fetchOnFirstLink: false }, 'suppliers: not read when linked', 'different'],
    [{ syncSchedule: 0 }, 'suppliers: not read every day', 'different'],
    [{ syncSchedule: 168 }, 'suppliers: not read every day', 'different'],
    [
      { fetchOnFirstLink: false, syncSchedule: 0 },
      'suppliers: not read when linked and not read every day',
      'different',
    ],
    [{ syncSchedule: 0, isLocked: true }, 'suppliers: not read every day', 'by hand'],
    [{ syncSchedule: 1 }, 'read when linked, and every day', 'ok'],
  ])('compare: %#', (change, atCodat, state) => {
    expect(line('Data types', withSuppliers(change))).toMatchObject({ atCodat, state });
  });

  test('that Codat does not list are not read', () => {
    expect(line('Data types', { syncSettings: [] })).toMatchObject({ state: 'different' });
  });

  test('are set so that nothing differs, and the others stay as they are', () => {
    const others = [aSetting('invoices', { fetchOnFirstLink: false, syncSchedule: 0, syncFromWindow: 12 })];
    const fixed = neededSyncSettings([
      ...others,
      aSetting('suppliers', { syncSchedule: 0 }),
      aSetting('company', { syncSchedule: 1 }),
    ]);
    expect(line('Data types', { syncSettings: fixed })).toMatchObject({ state: 'ok' });
    expect(fixed).toEqual(expect.arrayContaining([...others, aSetting('company', { syncSchedule: 1 })]));
    expect(new Set(fixed.map(({ dataType }) => dataType)).size).toBe(fixed.length);
  });
});

test.each([
  [[], 'note'],
  [[{ id: 'a', products: ['expenses'] }], 'ok'],
  [
    [
      { id: 'a', products: ['lending'] },
      { id: 'b', products: ['expenses'] },
    ],
    'different',
  ],
])('the product of the companies %j', (companies, state) => {
  expect(line('Expenses product', { companies })).toMatchObject({ state });
});

test.each(['', 'not set', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_'])(
  'a signing secret that is not one of Codat must be set by hand: "%s"',
  (webhookSecret) => {
    expect(line('Signing secret', {}, { ...needed, webhookSecret })).toMatchObject({ state: 'by hand' });
  },
);

test('the name of the client is compared in the sandbox only', () => {
  const inSandbox = neededAt('https://app.example', { webhookSecret: 'whsec_c2VjcmV0', isSandbox: true });
  expect(line('Client name', {})).toBeUndefined();
  expect(line('Client name', {}, inSandbox)).toMatchObject({ state: 'different', needed: 'Outlay' });
});

test('what Outlay needs follows its public address', () => {
  expect(neededAt('http://localhost:3000', { webhookSecret: undefined, isSandbox: true })).toMatchObject({
    webhookUrl: 'http://localhost:3000/api/webhooks/codat',
    redirectUrl:
      'http://localhost:3000/api/link/return?connectionId={connectionId}&statusCode={statusCode}&errorMessage={errorMessage}',
    origin: 'http://localhost:3000',
  });
});
