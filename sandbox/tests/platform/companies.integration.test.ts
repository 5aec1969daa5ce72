import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { startSandbox } from '../../server';
import { giveConsent } from '../../testing/hosted-link';
import { anExpense, linkCompany, sync } from '../../testing/linked-company';
import { openTestServer, startTestServer, type TestServer } from '../../testing/test-server';

const server = await startTestServer();

const newCompany = async (name = 'Platform'): Promise<string> => (await server.post('/companies', { name })).id;

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

/**
 * Returns the names of the tables that have rows of this company or connection. The request log and the webhooks are
 * left out.
 */
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
