import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GET as health } from '@/app/api/health/route';
import { POST as receive } from '@/app/api/webhooks/codat/route';
import { createCompany, createPartnerConnection } from '@/lib/codat/company/companies';
import { neededEvents } from '@/lib/codat/setup/needed';
import { createWebhook, saveAllowedOrigins, saveProfile, saveSyncSettings } from '@/lib/codat/setup/register';
import { readAccountSettings } from '@/lib/codat/setup/settings';
import { codatAccount } from '@/lib/data/codat-account';
import { db } from '@/lib/data/db';
import { differencesOf, type SetupResult } from '@/lib/domain/setup/check';
import { asSuperuser } from '@/lib/testing/superuser';
import { openChannel } from '@/lib/workflows/codat-channel';
import { RetryLater } from '@/lib/workflows/retry-later';
import { startSandbox } from '@/sandbox/server';
import { inspectSetup, keepSetup } from './keep-setup';

const apiKey = 'a-real-account';
const appUrl = process.env.APP_URL ?? '';
const webhookUrl = `${appUrl}/api/webhooks/codat`;

let dataDir: string;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  sandbox = await startSandbox({ port: 0, dataDir, apiKey });
  // With a key, Outlay takes the sandbox for the real Codat, in which a person registers everything.
  process.env.CODAT_API_KEY = apiKey;
  process.env.CODAT_BASE_URL = sandbox.url;
});
afterAll(async () => {
  await sandbox.stop();
  await rm(dataDir, { recursive: true, force: true });
  await db().$disconnect();
});
/** Nothing is registered at Codat at the start of each test, and nothing is stored about it. */
beforeEach(async () => {
  await control('POST', 'reset');
  await asSuperuser(
    'update codat_account set checked_at = null, check_result = null, webhook_at = null, webhook_refused_at = null',
  );
});

async function control(method: string, path: string, body?: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, { method, headers, body: JSON.stringify(body ?? {}) });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} at ${path}`);
}

/** Calls Codat as another client of the same account would. */
const callCodat = (method: string, path: string) =>
  fetch(`${sandbox.url}${path}`, { method, headers: { authorization: `Basic ${btoa(apiKey)}` } });

const inspect = (apply: boolean) => inspectSetup({ apply, channel: openChannel({ companyId: null }) });

const differing = (result: SetupResult) =>
  'error' in result ? result.error : differencesOf(result.settings).map(({ setting }) => setting);

test('what is missing in a new account is registered once', async () => {
  const before = await inspect(false);
  expect(differing(before.result)).toEqual(['Webhook', 'Redirect URL', 'CORS origin']);
  expect((await readAccountSettings(undefined)).webhooks).toEqual([]);

  const applied = await inspect(true);
  expect(applied.changed.map((change) => change.split(':')[0])).toEqual(['Webhook', 'Redirect URL', 'CORS origin']);
  expect(differing(applied.result)).toEqual([]);
  const account = await readAccountSettings(undefined);

  const again = await inspect(true);
  expect(again.changed).toEqual([]);
  expect(await readAccountSettings(undefined)).toEqual(account);
});

test('what others registered stays', async () => {
  await createWebhook('https://other.example/api/webhooks/codat', ['read.completed'], undefined);
  await saveAllowedOrigins(['https://other.example'], undefined);
  await saveProfile({ name: '' }, { name: 'Wren Pottery', redirectUrl: 'https://other.example/return' }, undefined);
  const { changed, result } = await inspect(true);
  expect(differing(result)).toEqual([]);
  const { webhooks, allowedOrigins, profile } = await readAccountSettings(undefined);
  expect(webhooks.map(({ url }) => url)).toEqual(['https://other.example/api/webhooks/codat', webhookUrl]);
  expect(allowedOrigins).toEqual(['https://other.example', new URL(appUrl).origin]);
  expect(profile.name).toBe('Wren Pottery');
  // There is one redirect URL, so the former one is printed: a person can set it again.
  expect(changed).toContain('Redirect URL: set. It was https://other.example/return');
});

test('a webhook of ours without some events is replaced by one with all', async () => {
  await createWebhook(webhookUrl, ['read.completed'], undefined);
  const { changed, result } = await inspect(true);
  expect(changed[0]).toContain('Webhook: registered again with every event');
  expect(differing(result)).toEqual([]);
  const { webhooks } = await readAccountSettings(undefined);
  expect(webhooks).toMatchObject([{ url: webhookUrl, eventTypes: neededEvents }]);
});

test('the data types that Outlay reads are set, and the others stay as they are', async () => {
  const before = await readAccountSettings(undefined);
  const changed = before.syncSettings.map((setting) => {
    if (setting.dataType === 'suppliers') return { ...setting, fetchOnFirstLink: false, syncSchedule: 0 };
    return setting.dataType === 'invoices' ? { ...setting, fetchOnFirstLink: true, syncSchedule: 168 } : setting;
  });
  await saveSyncSettings(before.clientId, changed, undefined);
  expect(differing((await inspect(false)).result)).toContain('Data types');
  expect(differing((await inspect(true)).result)).toEqual([]);
  const { syncSettings } = await readAccountSettings(undefined);
  const of = (dataType: string) => syncSettings.find((setting) => setting.dataType === dataType);
  expect(of('suppliers')).toMatchObject({ fetchOnFirstLink: true, syncSchedule: 24 });
  expect(of('invoices')).toMatchObject({ fetchOnFirstLink: true, syncSchedule: 168 });
  expect(syncSettings).toHaveLength(before.syncSettings.length);
});

test('the product is enabled for the companies of Outlay, and not for those of others', async () => {
  const ours = await createCompany('Ours', undefined);
  await createPartnerConnection(ours, undefined);
  const theirs = await createCompany('Theirs', undefined);
  for (const id of [ours, theirs]) await callCodat('DELETE', `/companies/${id}/products/expenses`);
  const before = await inspect(false);
  expect(differing(before.result)).toContain('Expenses product');
  expect(differing((await inspect(true)).result)).toEqual([]);
  const productsOf = async (id: string) => (await (await callCodat('GET', `/companies/${id}`)).json()).products;
  expect(await productsOf(ours)).toEqual(['expenses']);
  expect(await productsOf(theirs)).toEqual([]);
});

test('a product that Codat does not let the account change is left to a person', async () => {
  const id = await createCompany('Ours', undefined);
  await createPartnerConnection(id, undefined);
  await callCodat('DELETE', `/companies/${id}/products/expenses`);
  await control('PUT', 'faults', { rules: [{ operation: 'add-product', kind: 'status403' }] });
  const { changed, result } = await inspect(true);
  await control('PUT', 'faults', { rules: [] });
  expect(changed.at(-1)).toContain('Enable the product in the Portal');
  expect(differing(result)).toEqual(['Expenses product']);
});

test('a worker registers nothing in a real account, and stores what differs for the health answer', async () => {
  await keepSetup({ isStart: true });
  expect((await readAccountSettings(undefined)).webhooks).toEqual([]);
  const { status, body } = await healthAnswer();
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'ok', codat: { mode: 'live', setup: 'differs', lastWebhookAt: null } });
  expect(body.warnings).toContain('Webhook at Codat: not registered.');

  const { checkedAt } = await codatAccount();
  await keepSetup({ isStart: false });
  expect((await codatAccount()).checkedAt).toEqual(checkedAt);
  await inspect(true);
  // After a start, an earlier check with differences is repeated, and one without is not.
  await keepSetup({ isStart: true });
  expect((await healthAnswer()).body).toMatchObject({ codat: { setup: 'ok' }, warnings: [] });
  const again = (await codatAccount()).checkedAt;
  await keepSetup({ isStart: true });
  expect((await codatAccount()).checkedAt).toEqual(again);
  // If Codat does not respond at a start, the earlier check holds.
  await control('PUT', 'faults', { rules: [{ operation: 'list-webhook-consumers', kind: 'status503' }] });
  await keepSetup({ isStart: true });
  await control('PUT', 'faults', { rules: [] });
  expect((await codatAccount()).checkedAt).toEqual(again);
});

test('one failed call does not repeat the calls before it', async () => {
  await control('PUT', 'faults', { rules: [{ operation: 'get-cors-settings', kind: 'status503', times: 2 }] });
  await keepSetup({ isStart: true });
  await control('PUT', 'faults', { rules: [] });
  expect((await codatAccount()).result).toHaveProperty('settings');
});

test('Codat that does not respond is a warning, and the instance stays healthy', async () => {
  await control('PUT', 'faults', { rules: [{ operation: 'list-webhook-consumers', kind: 'status503' }] });
  await expect(keepSetup({ isStart: true })).rejects.toThrow(RetryLater);
  await control('PUT', 'faults', { rules: [] });
  const { status, body } = await healthAnswer();
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'ok', codat: { setup: 'unavailable' } });
  expect(body.warnings.join()).toContain('Codat could not be asked');
});

test('the health answer says when the last webhook with a valid signature came, and warns of a wrong secret', async () => {
  await inspect(true);
  await keepSetup({ isStart: true });
  expect((await receive(signed('whsec_b3RoZXI='))).status).toBe(401);
  const refused = (await healthAnswer()).body;
  expect(refused.codat.lastWebhookAt).toBeNull();
  expect(refused.warnings.join()).toContain('CODAT_WEBHOOK_SECRET may not be the signing secret');

  // A test message of the Portal names no company of Outlay.
  expect((await receive(signed(process.env.CODAT_WEBHOOK_SECRET ?? ''))).status).toBe(202);
  const accepted = (await healthAnswer()).body;
  expect(Date.now() - Date.parse(accepted.codat.lastWebhookAt ?? '')).toBeLessThan(60_000);
  expect(accepted.warnings).toEqual([]);
});

type Health = { codat: { lastWebhookAt: string | null }; warnings: string[] };

async function healthAnswer(): Promise<{ status: number; body: Health }> {
  const answer = await health();
  return { status: answer.status, body: await answer.json() };
}

function signed(secret: string): Request {
  const body = JSON.stringify({ id: crypto.randomUUID(), eventType: 'read.completed', payload: {} });
  const id = `msg_${crypto.randomUUID()}`;
  const at = new Date();
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return new Request(webhookUrl, { method: 'POST', headers, body });
}
