import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { startSandbox } from '../../server';
import { giveConsent } from '../../testing/hosted-link';
import { anExpense, linkCompany, sync } from '../../testing/linked-company';
import { basicAuth, openTestServer, type TestServer } from '../../testing/test-server';

const server = await openTestServer();
await server.call('POST', '/webhooks', {
  url: server.inbox.url,
  eventTypes: ['company.product.added', 'company.product.removed', 'connection.deleted', 'company.deleted'],
});
afterAll(() => server.close());

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

test('a token for the Link SDK is signed and lasts a day; the old endpoint is a 404', async () => {
  const id = await newCompany();
  const reply = await server.get(`/companies/${id}/accessToken`);
  expect(reply).toMatchObject({ expiresIn: 86_400, tokenType: 'Bearer' });
  const [, payload] = reply.accessToken.split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ sub: id });
  expect((await server.call('GET', `/companies/${id}/connectionManagement/accessToken`)).status).toBe(404);
});

test('a name loses forbidden characters, and tags have limits', async () => {
  const made = await server.call('POST', '/companies', { name: 'Company (Codat[1])', description: 'ref 7' });
  expect(made.body).toMatchObject({ name: 'Company Codat1', description: 'ref 7' });
  const patched = await server.call('PATCH', `/companies/${made.body.id}`, { name: 'Zoë <b>', description: null });
  expect(patched.body).toMatchObject({ name: 'Zo b', description: 'ref 7' });
  const refused = async (body: object) => (await server.call('POST', '/companies', body)).status;
  expect(await refused({ name: '()' })).toBe(400);
  expect(await refused({ name: 'A', tags: { ['k'.repeat(28)]: 'v' } })).toBe(400);
  expect(await refused({ name: 'A', tags: { key: 'v'.repeat(101) } })).toBe(400);
  const tags = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`tag${index}`, 'v']));
  expect(await refused({ name: 'A', tags })).toBe(400);
});

test('a company beyond the limit of the plan is a 402', async () => {
  const { totalResults } = await server.get('/companies');
  await server.call('PUT', '/_sandbox/limits', { companies: totalResults + 1 });
  await newCompany('The last one');
  expect(await server.call('POST', '/companies', { name: 'One too many' })).toMatchObject({
    status: 402,
    body: {
      error: 'CompanyValidationException: Company limit exceeded',
      validation: { errors: [{ itemId: 'Company', validatorName: 'CreateCompany' }] },
    },
  });
  await server.call('PUT', '/_sandbox/limits', { companies: 10_000 });
});

test('a connection needs the key of a supported integration', async () => {
  const id = await newCompany();
  const connect = async (body: unknown) => await server.post(`/companies/${id}/connections`, body);
  expect(await connect('gbol')).toMatchObject({ statusCode: 400 });
  expect(await connect({ platformKey: 'zzzz' })).toMatchObject({ statusCode: 404 });
  expect(await connect({ platformKey: 'qudb' })).toMatchObject({
    statusCode: 451,
    error: "Platform 'qudb' is not currently available for compliance purposes.",
  });
  expect(await connect({ platformKey: 'mqjo' })).toMatchObject({ platformName: 'Sandbox', status: 'PendingAuth' });
});

test('a migrated token links a connection, and only a linked one can be unlinked', async () => {
  const id = await newCompany();
  const connection = await server.post(`/companies/${id}/connections`, { platformKey: 'gbol' });
  const path = `/companies/${id}/connections/${connection.id}`;
  expect((await server.call('PATCH', path, { status: 'Unlinked' })).status).toBe(400);
  const authorized = await server.call('PUT', `${path}/authorization`, {
    access_token: 'eyJ…',
    tenantId: 'kowloon-lantern',
  });
  expect(authorized).toMatchObject({ status: 200, body: { id: connection.id, status: 'Linked' } });
  await server.inbox.event('read.completed.initial', id);
  expect((await server.get(`/companies/${id}/data/info`)).companyName).toBe('Kowloon Lantern Ltd');

  expect((await server.call('PATCH', path, { status: 'Unlinked' })).body.status).toBe('Unlinked');
  expect((await server.call('PUT', `${path}/authorization`, {})).body.status).toBe('Linked');
});

test('an integration lists its read and write features', async () => {
  const { datatypeFeatures } = await server.get('/integrations/gbol');
  const of = (type: string) =>
    datatypeFeatures
      .find((each: { datatype: string }) => each.datatype === type)
      .supportedFeatures.map((each: { featureType: string }) => each.featureType);
  expect(of('taxRates')).toEqual(['Get']);
  expect(of('suppliers')).toEqual(['Get', 'Post', 'Put']);
  expect(of('directCosts')).toContain('UploadAttachment');
});

test('an organisation with 400 accounts and 3,000 suppliers is linked in under a second', async () => {
  const id = await newCompany('Large');
  const connection = await server.post(`/companies/${id}/connections`, { platformKey: 'gbol' });
  const started = performance.now();
  await giveConsent(connection.linkUrl, 'castlegate-group');
  expect(performance.now() - started).toBeLessThan(1000);
  await server.inbox.event('read.completed.initial', id);
  expect((await server.get(`/companies/${id}/data/suppliers?pageSize=1`)).totalResults).toBe(3003);
  expect((await server.get(`/companies/${id}/data/accounts?pageSize=1`)).totalResults).toBe(400);
});

test('a deleted connection and a deleted company leave no rows behind', async () => {
  const own = await openTestServer();
  await own.call('POST', '/webhooks', { url: own.inbox.url, eventTypes: ['connection.deleted'] });
  const company = await linkCompany(own);
  await sync(company, [anExpense(company)]);
  await own.call('POST', `${company.connection}/push/suppliers`, { supplierName: 'Severn Print' });
  await own.inbox.event('suppliers.write.successful');
  await own.call('POST', `/companies/${company.id}/syncSettings`, {
    companyId: company.id,
    settings: [{ dataType: 'customers', fetchOnFirstLink: false, syncSchedule: 24, syncOrder: 0 }],
  });

  expect((await own.call('DELETE', company.connection)).status).toBe(200);
  await own.inbox.event('connection.deleted', company.connectionId);
  expect((await own.call('GET', company.connection)).status).toBe(404);
  expect(await tablesWith(own, 'connection_id', company.connectionId)).toEqual([]);

  expect((await own.call('DELETE', `/companies/${company.id}`)).status).toBe(204);
  expect(await tablesWith(own, 'company_id', company.id)).toEqual([]);
  await own.close();
});

/** Returns the tables with rows of a company or a connection, except the request log and its webhooks. */
async function tablesWith(
  own: TestServer,
  column: 'company_id' | 'connection_id',
  id: string,
): Promise<readonly string[]> {
  await own.sandbox.stop();
  const database = new DatabaseSync(join(own.dataDir, 'sandbox', 'sandbox.db'));
  const tables = database
    .prepare(
      `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = ?
       AND m.name NOT IN ('requests', 'messages')`,
    )
    .all(column);
  const left = tables
    .map(({ name }) => String(name))
    .filter((table) => database.prepare(`SELECT 1 FROM ${table} WHERE ${column} = ?`).get(id) !== undefined);
  const kept = database.prepare(`SELECT key FROM meta WHERE key LIKE '%' || ?`).all(id);
  database.close();
  own.sandbox = await startSandbox({ port: 0, dataDir: own.dataDir, speed: 50 });
  return [...left, ...kept.map(({ key }) => String(key))];
}
