import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../server';
import { anExpense, basic, giveConsent, linkCompany, openStage, type Stage, sync } from '../../testing/client';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await stage.ask('POST', '/webhooks', {
    url: stage.inbox.url,
    eventTypes: ['company.product.added', 'company.product.removed', 'connection.deleted', 'company.deleted'],
  });
});
afterAll(() => stage.close());

const newCompany = async (name = 'Platform'): Promise<string> =>
  (await stage.ask('POST', '/companies', { name })).body.id;

const withKey = (key: string): Promise<Response> =>
  fetch(`${stage.sandbox.url}/companies`, { headers: { authorization: basic(key) } });

test('a created key opens everything, until it is deleted', async () => {
  const made = await stage.ask('POST', '/apiKeys', { name: 'azure-invoice-finance-processor' });
  expect(made).toMatchObject({ status: 201, body: { name: 'azure-invoice-finance-processor' } });
  expect((await withKey(made.body.apiKey)).status).toBe(200);
  const { results } = (await stage.ask('GET', '/apiKeys')).body;
  expect(results.map((each: { apiKey: string }) => each.apiKey)).toEqual(['sandbox-key', made.body.apiKey]);

  expect((await stage.ask('DELETE', `/apiKeys/${made.body.id}`)).status).toBe(204);
  expect((await withKey(made.body.apiKey)).status).toBe(401);
  expect((await stage.ask('DELETE', `/apiKeys/${made.body.id}`)).status).toBe(404);
});

test('there are ten keys at most, and one at least', async () => {
  const made = [];
  for (let number = 2; number <= 10; number += 1) made.push((await stage.ask('POST', '/apiKeys')).body);
  expect(await stage.ask('POST', '/apiKeys', { name: 'one more' })).toMatchObject({
    status: 409,
    body: {
      error: 'Maximum number of API keys reached. To create a new API key, delete an unused key and try again.',
    },
  });
  for (const { id } of made) expect((await stage.ask('DELETE', `/apiKeys/${id}`)).status).toBe(204);
  const [last] = (await stage.ask('GET', '/apiKeys')).body.results;
  expect(await stage.ask('DELETE', `/apiKeys/${last.id}`)).toMatchObject({
    status: 403,
    body: { error: 'The last remaining API key cannot be deleted.' },
  });
  expect((await stage.ask('POST', '/apiKeys', { name: 'x'.repeat(51) })).body).toMatchObject({
    statusCode: 400,
    error: 'Max string length (50) for `name` reached.',
  });
});

test('the key the sandbox was started with can be deleted too, and stays deleted', async () => {
  const own = await openStage();
  const [first] = (await own.ask('GET', '/apiKeys')).body.results;
  const { apiKey } = (await own.ask('POST', '/apiKeys', { name: 'new' })).body;
  expect((await own.ask('DELETE', `/apiKeys/${first.id}`)).status).toBe(204);
  await own.restart();
  expect((await own.ask('GET', '/companies')).status).toBe(401);
  const reply = await fetch(`${own.sandbox.url}/companies`, { headers: { authorization: basic(apiKey) } });
  expect(reply.status).toBe(200);
  await own.close();
});

test('a product is added and removed once, and each is announced', async () => {
  const id = await newCompany('Bank of Dave');
  const products = async () => (await stage.ask('GET', `/companies/${id}`)).body.products;
  expect((await stage.ask('PUT', `/companies/${id}/products/lending`)).status).toBe(204);
  expect((await stage.ask('PUT', `/companies/${id}/products/lending`)).status).toBe(204);
  expect(await products()).toEqual(['expenses', 'lending']);
  const added = await stage.inbox.event('company.product.added', ({ payload }) => payload.id === id);
  expect(added.payload).toMatchObject({ name: 'Bank of Dave', productId: 'lending', productName: 'Lending' });
  expect(added.payload.products).toEqual(['expenses', 'lending']);

  expect((await stage.ask('DELETE', `/companies/${id}/products/lending`)).status).toBe(204);
  const removed = await stage.inbox.event('company.product.removed', ({ payload }) => payload.id === id);
  expect(removed.payload.products).toEqual(['expenses']);
  expect((await stage.ask('PUT', `/companies/${id}/products/horoscopes`)).status).toBe(404);
});

test('only a product of the client is refreshed, and only when nothing is being read', async () => {
  const company = await linkCompany(stage);
  const refresh = (product: string, body?: unknown) =>
    stage.ask('POST', `/companies/${company.id}/products/${product}/refresh`, body);
  expect((await refresh('bank-feeds')).body).toMatchObject({
    statusCode: 400,
    error: expect.stringContaining("Bank Feeds doesn't support data refreshing."),
  });
  expect((await refresh('ledger-review')).status).toBe(404);
  await stage.ask('PUT', `/companies/${company.id}/products/ledger-review`);
  expect((await refresh('ledger-review', { dataTypes: ['invoices'] })).body).toMatchObject({
    statusCode: 400,
    error: expect.stringContaining('chartOfAccounts'),
  });
  expect((await refresh('ledger-review', { dataTypes: ['chartOfAccounts'] })).status).toBe(202);
  expect((await refresh('ledger-review')).status).toBe(400);
  await expect.poll(async () => (await refresh('ledger-review')).status).toBe(202);
});

test('allowed origins are kept, by both names of the path', async () => {
  expect((await stage.ask('GET', '/corsSettings')).body).toEqual({ allowedOrigins: [] });
  const origins = ['https://www.bank-of-dave.com', 'http://localhost:3000'];
  expect(await stage.ask('POST', '/corsSettings', { allowedOrigins: origins })).toMatchObject({
    status: 200,
    body: { allowedOrigins: origins },
  });
  expect((await stage.ask('GET', '/connectionManagement/corsSettings')).body).toEqual({ allowedOrigins: origins });
  for (const wrong of ['bank-of-dave.com', 'https://bank-of-dave.com/path', 'ftp://bank-of-dave.com', '*'])
    expect((await stage.ask('POST', '/connectionManagement/corsSettings', { allowedOrigins: [wrong] })).status).toBe(
      400,
    );
  expect((await stage.ask('POST', '/corsSettings', { allowedOrigins: [] })).body).toEqual({ allowedOrigins: [] });
});

test('the seven lists of Expenses are read daily and when linking, unless the settings say otherwise', async () => {
  const id = await newCompany();
  const { settings, overridesDefaults } = (await stage.ask('GET', `/companies/${id}/syncSettings`)).body;
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
  expect((await stage.ask('POST', `/companies/${id}/syncSettings`, own)).status).toBe(204);
  const changed = (await stage.ask('GET', `/companies/${id}/syncSettings`)).body;
  expect(changed.settings).toHaveLength(settings.length);
  expect(changed.settings).toContainEqual(customers);

  const connection = (await stage.ask('POST', `/companies/${id}/connections`, { platformKey: 'gbol' })).body;
  await giveConsent(connection.linkUrl, 'harbour-and-finch');
  const read = await stage.inbox.event('read.completed.initial', ({ payload }) => JSON.stringify(payload).includes(id));
  expect(JSON.stringify(read.payload)).not.toContain('customers');
  expect((await stage.ask('GET', `/companies/${id}/dataStatus`)).body.customers.currentStatus).toBe('Initial');
});

test('the client has sync settings too, and hourly ones need a plan', async () => {
  const { clientId } = (await stage.ask('GET', '/profile/syncSettings')).body;
  const bills = { dataType: 'bills', fetchOnFirstLink: false, syncSchedule: 720, syncOrder: 12, syncFromWindow: 24 };
  const send = (change: object) =>
    stage.ask('POST', '/profile/syncSettings', { clientId, settings: [bills], overridesDefaults: true, ...change });
  expect((await send({})).status).toBe(204);
  expect((await stage.ask('GET', '/profile/syncSettings')).body.settings).toContainEqual(bills);
  expect(await send({ settings: [{ ...bills, syncSchedule: 1 }] })).toMatchObject({
    status: 402,
    body: { validation: { errors: [{ itemId: 'bills', validatorName: 'SyncSettings' }] } },
  });
  expect((await send({ settings: [{ ...bills, dataType: 'tea' }] })).status).toBe(400);
  expect((await send({ clientId: crypto.randomUUID() })).status).toBe(400);
  expect((await send({ overridesDefaults: false })).status).toBe(204);
  expect((await stage.ask('GET', '/profile/syncSettings')).body.settings).not.toContainEqual(bills);
});

test('a token for the Link SDK is signed and lasts a day; the old endpoint is gone', async () => {
  const id = await newCompany();
  const reply = (await stage.ask('GET', `/companies/${id}/accessToken`)).body;
  expect(reply).toMatchObject({ expiresIn: 86_400, tokenType: 'Bearer' });
  const [, payload] = reply.accessToken.split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ sub: id });
  expect((await stage.ask('GET', `/companies/${id}/connectionManagement/accessToken`)).status).toBe(404);
});

test('names lose what Codat does not allow, and tags have their limits', async () => {
  const made = await stage.ask('POST', '/companies', { name: 'Company (Codat[1])', description: 'ref 7' });
  expect(made.body).toMatchObject({ name: 'Company Codat1', description: 'ref 7' });
  const patched = await stage.ask('PATCH', `/companies/${made.body.id}`, { name: 'Zoë <b>', description: null });
  expect(patched.body).toMatchObject({ name: 'Zo b', description: 'ref 7' });
  const refused = async (body: object) => (await stage.ask('POST', '/companies', body)).status;
  expect(await refused({ name: '()' })).toBe(400);
  expect(await refused({ name: 'A', tags: { ['k'.repeat(28)]: 'v' } })).toBe(400);
  expect(await refused({ name: 'A', tags: { key: 'v'.repeat(101) } })).toBe(400);
  const tags = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`tag${index}`, 'v']));
  expect(await refused({ name: 'A', tags })).toBe(400);
});

test("a plan's company limit is a 402", async () => {
  const { totalResults } = (await stage.ask('GET', '/companies')).body;
  await stage.ask('PUT', '/_sandbox/limits', { companies: totalResults + 1 });
  await newCompany('The last one');
  expect(await stage.ask('POST', '/companies', { name: 'One too many' })).toMatchObject({
    status: 402,
    body: {
      error: 'CompanyValidationException: Company limit exceeded',
      validation: { errors: [{ itemId: 'Company', validatorName: 'CreateCompany' }] },
    },
  });
  await stage.ask('PUT', '/_sandbox/limits', { companies: 10_000 });
});

test('a connection is asked for by the key of an integration on offer', async () => {
  const id = await newCompany();
  const ask = async (body: unknown) => (await stage.ask('POST', `/companies/${id}/connections`, body)).body;
  expect(await ask('gbol')).toMatchObject({ statusCode: 400 });
  expect(await ask({ platformKey: 'zzzz' })).toMatchObject({ statusCode: 404 });
  expect(await ask({ platformKey: 'qudb' })).toMatchObject({
    statusCode: 451,
    error: "Platform 'qudb' is not currently available for compliance purposes.",
  });
  expect(await ask({ platformKey: 'mqjo' })).toMatchObject({ platformName: 'Sandbox', status: 'PendingAuth' });
});

test('a token brought along links, and only what is linked can be unlinked', async () => {
  const id = await newCompany();
  const connection = (await stage.ask('POST', `/companies/${id}/connections`, { platformKey: 'gbol' })).body;
  const path = `/companies/${id}/connections/${connection.id}`;
  expect((await stage.ask('PATCH', path, { status: 'Unlinked' })).status).toBe(400);
  const authorized = await stage.ask('PUT', `${path}/authorization`, {
    access_token: 'eyJ…',
    tenantId: 'kowloon-lantern',
  });
  expect(authorized).toMatchObject({ status: 200, body: { id: connection.id, status: 'Linked' } });
  await stage.inbox.event('read.completed.initial', ({ payload }) => JSON.stringify(payload).includes(id));
  expect((await stage.ask('GET', `/companies/${id}/data/info`)).body.companyName).toBe('Kowloon Lantern Ltd');

  expect((await stage.ask('PATCH', path, { status: 'Unlinked' })).body.status).toBe('Unlinked');
  expect((await stage.ask('PUT', `${path}/authorization`, {})).body.status).toBe('Linked');
});

test('an integration names what can be read and written', async () => {
  const { datatypeFeatures } = (await stage.ask('GET', '/integrations/gbol')).body;
  const of = (type: string) =>
    datatypeFeatures
      .find((each: { datatype: string }) => each.datatype === type)
      .supportedFeatures.map((each: { featureType: string }) => each.featureType);
  expect(of('taxRates')).toEqual(['Get']);
  expect(of('suppliers')).toEqual(['Get', 'Post', 'Put']);
  expect(of('directCosts')).toContain('UploadAttachment');
});

test('400 accounts and 3,000 suppliers are linked in well under a second', async () => {
  const id = await newCompany('Large');
  const connection = (await stage.ask('POST', `/companies/${id}/connections`, { platformKey: 'gbol' })).body;
  const started = performance.now();
  await giveConsent(connection.linkUrl, 'castlegate-group');
  expect(performance.now() - started).toBeLessThan(1000);
  await stage.inbox.event('read.completed.initial', ({ payload }) => JSON.stringify(payload).includes(id));
  expect((await stage.ask('GET', `/companies/${id}/data/suppliers?pageSize=1`)).body.totalResults).toBe(3003);
  expect((await stage.ask('GET', `/companies/${id}/data/accounts?pageSize=1`)).body.totalResults).toBe(400);
});

test('a deleted connection, and then a deleted company, leave nothing behind', async () => {
  const own = await openStage();
  await own.ask('POST', '/webhooks', { url: own.inbox.url, eventTypes: ['connection.deleted'] });
  const company = await linkCompany(own);
  await sync(own, company, [anExpense(company)]);
  const connections = `/companies/${company.id}/connections`;
  await own.ask('POST', `${connections}/${company.connectionId}/push/suppliers`, { supplierName: 'Severn Print' });
  await own.inbox.event('suppliers.write.successful', () => true);
  await own.ask('POST', `/companies/${company.id}/syncSettings`, {
    companyId: company.id,
    settings: [{ dataType: 'customers', fetchOnFirstLink: false, syncSchedule: 24, syncOrder: 0 }],
  });

  expect((await own.ask('DELETE', `${connections}/${company.connectionId}`)).status).toBe(200);
  await own.inbox.event('connection.deleted', ({ payload }) => JSON.stringify(payload).includes(company.connectionId));
  expect((await own.ask('GET', `${connections}/${company.connectionId}`)).status).toBe(404);
  expect(await leftOf(own, 'connection_id', company.connectionId)).toEqual([]);

  expect((await own.ask('DELETE', `/companies/${company.id}`)).status).toBe(204);
  expect(await leftOf(own, 'company_id', company.id)).toEqual([]);
  await own.close();
});

/** The tables with rows of a company or a connection, but for the log of requests and the webhooks about it. */
async function leftOf(own: Stage, column: 'company_id' | 'connection_id', id: string): Promise<readonly string[]> {
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
