import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSandbox } from '../../server';
import { giveConsent } from '../../testing/hosted-link';
import { linkCompany } from '../../testing/linked-company';
import { type ApiReply, basicAuth, openTestServer, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
await server.call('POST', '/webhooks', {
  url: server.inbox.url,
  eventTypes: ['company.product.added', 'company.product.removed', 'connection.deleted', 'company.deleted'],
});

const newCompany = async (name = 'Platform'): Promise<string> => (await server.post('/companies', { name })).id;

const withKey = (key: string): Promise<Response> =>
  fetch(`${server.sandbox.url}/companies`, { headers: { authorization: basicAuth(key) } });

test('a created API key works until it is deleted', async () => {
  const made = await server.call('POST', '/apiKeys', { name: 'azure-invoice-finance-processor' });
  expect(made).toMatchObject({ status: 201, body: { name: 'azure-invoice-finance-processor' } });
  expect((await withKey(made.body.apiKey)).status).toBe(200);
  const { results } = await server.get('/apiKeys');
  expect(results.map((each: { apiKey: string }) => each.apiKey)).toEqual(['sandbox-key', made.body.apiKey]);

  expect((await server.call('DELETE', `/apiKeys/${made.body.id}`)).status).toBe(204);
  expect((await withKey(made.body.apiKey)).status).toBe(401);
  expect((await server.call('DELETE', `/apiKeys/${made.body.id}`)).status).toBe(404);
});

test('a client has one to ten API keys', async () => {
  const made = [];
  for (let number = 2; number <= 10; number += 1) made.push(await server.post('/apiKeys'));
  expect(await server.call('POST', '/apiKeys', { name: 'one more' })).toMatchObject({
    status: 409,
    body: {
      error: 'Maximum number of API keys reached. To create a new API key, delete an unused key and try again.',
    },
  });
  for (const { id } of made) expect((await server.call('DELETE', `/apiKeys/${id}`)).status).toBe(204);
  const [last] = (await server.get('/apiKeys')).results;
  expect(await server.call('DELETE', `/apiKeys/${last.id}`)).toMatchObject({
    status: 403,
    body: { error: 'The last remaining API key cannot be deleted.' },
  });
  expect(await server.post('/apiKeys', { name: 'x'.repeat(51) })).toMatchObject({
    statusCode: 400,
    error: 'Max string length (50) for `name` reached.',
  });
});

test('the key that the sandbox was started with can be deleted and stays deleted', async () => {
  const own = await openTestServer();
  const [first] = (await own.get('/apiKeys')).results;
  const { apiKey } = await own.post('/apiKeys', { name: 'new' });
  expect((await own.call('DELETE', `/apiKeys/${first.id}`)).status).toBe(204);
  await own.restart();
  expect((await own.call('GET', '/companies')).status).toBe(401);
  const reply = await fetch(`${own.sandbox.url}/companies`, { headers: { authorization: basicAuth(apiKey) } });
  expect(reply.status).toBe(200);
  await own.close();
});

test('another key in the same folder is another client, for which nothing is registered', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const as = async <T>(
    apiKey: string,
    work: (call: (method: string, path: string, body?: object) => Promise<ApiReply['body']>) => Promise<T>,
  ) => {
    const sandbox = await startSandbox({ port: 0, dataDir, apiKey });
    const headers = { authorization: basicAuth(apiKey), 'content-type': 'application/json' };
    const call = async (method: string, path: string, body?: object) => {
      const reply = await fetch(`${sandbox.url}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return reply.json();
    };
    return work(call).finally(() => sandbox.stop());
  };
  const settings = async (call: (method: string, path: string) => Promise<ApiReply['body']>) => ({
    webhooks: (await call('GET', '/webhooks')).results.length,
    redirectUrl: (await call('GET', '/profile')).redirectUrl,
    origins: (await call('GET', '/corsSettings')).allowedOrigins,
    companies: (await call('GET', '/companies')).totalResults,
    clientId: (await call('GET', '/profile/syncSettings')).clientId,
  });
  const first = await as('first', async (call) => {
    await call('POST', '/webhooks', { url: 'https://app.example/hook', eventTypes: ['read.completed'] });
    await call('PUT', '/profile', { name: 'First', redirectUrl: 'https://app.example/return' });
    await call('POST', '/corsSettings', { allowedOrigins: ['https://app.example'] });
    await call('POST', '/companies', { name: 'Acme' });
    return settings(call);
  });
  expect(first).toMatchObject({ webhooks: 1, origins: ['https://app.example'], companies: 1 });
  const second = await as('second', settings);
  expect(second).toMatchObject({ webhooks: 0, redirectUrl: '', origins: [], companies: 0 });
  expect(second.clientId).not.toBe(first.clientId);
  expect(await as('first', settings)).toEqual(first);
  await rm(dataDir, { recursive: true, force: true });
});

test('a product is added and removed once, with one webhook each', async () => {
  const id = await newCompany('Bank of Dave');
  const products = async () => (await server.get(`/companies/${id}`)).products;
  expect((await server.call('PUT', `/companies/${id}/products/lending`)).status).toBe(204);
  expect((await server.call('PUT', `/companies/${id}/products/lending`)).status).toBe(204);
  expect(await products()).toEqual(['expenses', 'lending']);
  const added = await server.inbox.event('company.product.added', id);
  expect(added.payload).toMatchObject({ name: 'Bank of Dave', productId: 'lending', productName: 'Lending' });
  expect(added.payload.products).toEqual(['expenses', 'lending']);

  expect((await server.call('DELETE', `/companies/${id}/products/lending`)).status).toBe(204);
  const removed = await server.inbox.event('company.product.removed', id);
  expect(removed.payload.products).toEqual(['expenses']);
  expect((await server.call('PUT', `/companies/${id}/products/horoscopes`)).status).toBe(404);
});

test('only a custom product can be refreshed, and only while nothing is being read', async () => {
  const company = await linkCompany(server);
  const refresh = (product: string, body?: unknown) =>
    server.call('POST', `${company.path}/products/${product}/refresh`, body);
  expect((await refresh('bank-feeds')).body).toMatchObject({
    statusCode: 400,
    error: expect.stringContaining("Bank Feeds doesn't support data refreshing."),
  });
  expect((await refresh('ledger-review')).status).toBe(404);
  await server.call('PUT', `${company.path}/products/ledger-review`);
  expect((await refresh('ledger-review', { dataTypes: ['invoices'] })).body).toMatchObject({
    statusCode: 400,
    error: expect.stringContaining('chartOfAccounts'),
  });
  expect((await refresh('ledger-review', { dataTypes: ['chartOfAccounts'] })).status).toBe(202);
  expect((await refresh('ledger-review')).status).toBe(400);
  await expect.poll(async () => (await refresh('ledger-review')).status).toBe(202);
});

test('allowed origins are saved, by both paths', async () => {
  expect(await server.get('/corsSettings')).toEqual({ allowedOrigins: [] });
  const origins = ['https://www.bank-of-dave.com', 'http://localhost:3000'];
  expect(await server.call('POST', '/corsSettings', { allowedOrigins: origins })).toMatchObject({
    status: 200,
    body: { allowedOrigins: origins },
  });
  expect(await server.get('/connectionManagement/corsSettings')).toEqual({ allowedOrigins: origins });
  for (const wrong of ['bank-of-dave.com', 'https://bank-of-dave.com/path', 'ftp://bank-of-dave.com', '*'])
    expect((await server.call('POST', '/connectionManagement/corsSettings', { allowedOrigins: [wrong] })).status).toBe(
      400,
    );
  expect(await server.post('/corsSettings', { allowedOrigins: [] })).toEqual({ allowedOrigins: [] });
});

test('the seven lists of Expenses are read daily and on linking, unless the settings differ', async () => {
  const id = await newCompany();
  const { settings, overridesDefaults } = await server.get(`/companies/${id}/syncSettings`);
  expect(overridesDefaults).toBe(false);
  const onFirstLink = settings.filter((each: { fetchOnFirstLink: boolean }) => each.fetchOnFirstLink);
  expect(onFirstLink.map(({ dataType }: { dataType: string }) => dataType).sort()).toEqual([
    'bankAccounts',
    'chartOfAccounts',
    'company',
    'customers',
    'suppliers',
    'taxRates',
    'trackingCategories',
  ]);
  expect(onFirstLink.every(({ syncSchedule }: { syncSchedule: number }) => syncSchedule === 24)).toBe(true);

  const customers = { dataType: 'customers', fetchOnFirstLink: false, syncSchedule: 168, syncOrder: 9 };
  const own = { companyId: id, settings: [customers], overridesDefaults: true };
  expect((await server.call('POST', `/companies/${id}/syncSettings`, own)).status).toBe(204);
  const changed = await server.get(`/companies/${id}/syncSettings`);
  expect(changed.settings).toHaveLength(settings.length);
  expect(changed.settings).toContainEqual(customers);

  const connection = await server.post(`/companies/${id}/connections`, { platformKey: 'gbol' });
  await giveConsent(connection.linkUrl, 'harbour-and-finch');
  const read = await server.inbox.event('read.completed.initial', id);
  expect(JSON.stringify(read.payload)).not.toContain('customers');
  expect((await server.get(`/companies/${id}/dataStatus`)).customers.currentStatus).toBe('Initial');
});

test('the client has sync settings, and hourly ones need a paid plan', async () => {
  const { clientId } = await server.get('/profile/syncSettings');
  const bills = { dataType: 'bills', fetchOnFirstLink: false, syncSchedule: 720, syncOrder: 12, syncFromWindow: 24 };
  const send = (change: object) =>
    server.call('POST', '/profile/syncSettings', { clientId, settings: [bills], overridesDefaults: true, ...change });
  expect((await send({})).status).toBe(204);
  expect((await server.get('/profile/syncSettings')).settings).toContainEqual(bills);
  expect(await send({ settings: [{ ...bills, syncSchedule: 1 }] })).toMatchObject({
    status: 402,
    body: { validation: { errors: [{ itemId: 'bills', validatorName: 'SyncSettings' }] } },
  });
  expect((await send({ settings: [{ ...bills, dataType: 'tea' }] })).status).toBe(400);
  expect((await send({ clientId: crypto.randomUUID() })).status).toBe(400);
  expect((await send({ overridesDefaults: false })).status).toBe(204);
  expect((await server.get('/profile/syncSettings')).settings).not.toContainEqual(bills);
});
