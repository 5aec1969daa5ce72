import { beforeAll, describe, expect, test } from 'vitest';
import { anExpense, linkCompany, sync } from '../../testing/linked-company';
import { basicAuth, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);

const send = (method: string, path: string, body: string, contentType = 'application/json') =>
  fetch(`${server.sandbox.url}${path}`, {
    method,
    headers: { authorization: basicAuth(server.sandbox.apiKey), 'content-type': contentType },
    body,
  });

test('ids are case-insensitive', async () => {
  const path = `/companies/${company.id.toUpperCase()}`;
  expect((await server.get(path)).id).toBe(company.id);
  const connection = company.connectionId.toUpperCase();
  expect((await server.call('GET', `${path}/connections/${connection}`)).status).toBe(200);
  const queued = `${company.path}/data/queue/suppliers?connectionId=${connection}`;
  expect((await server.call('POST', queued)).status).toBe(200);
});

test.each([
  '2026-11-20T25:00:00Z',
  '2026-11-20T24:00:00Z',
  '2026-11-20T10:60:00Z',
  '2026-11-20T10:00:61Z',
  '2026-11-20T10:00:00+99:99',
  '2026-11-31',
  '0000-01-01',
  '2026-7-4',
])('an expense dated %s is not valid', async (issueDate) => {
  const expenses = [anExpense(company, { issueDate })];
  const posted = await server.call('POST', `${company.expenses}/expense-transactions`, expenses);
  expect(posted.status).toBe(400);
  expect(posted.body.validation.errors[0].itemId).toBe('[0].issueDate');
});

describe('a body nested too deep is a 400', () => {
  const deep = `${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`;
  test.each([
    ['POST', () => '/companies', `{"name":"Deep","tags":${deep}}`],
    ['PUT', () => `${company.expenses}/transfer-transactions/${crypto.randomUUID()}`, `{"from":${deep}}`],
    ['POST', () => `${company.connection}/push/suppliers`, `{"supplierName":"Deep","addresses":${deep}}`],
  ])('%s %s', async (method, path, body) => {
    expect((await send(method, path(), body)).status).toBe(400);
  });
});

test('brackets inside text do not count as nesting', async () => {
  const made = await server.call('POST', '/companies', { name: 'Brackets', description: `"\\${'['.repeat(100)}` });
  expect(made.status).toBe(200);
});

test('an empty idempotency key is ignored', async () => {
  const make = async (name: string) => await server.post('/companies', { name }, { 'Idempotency-Key': '' });
  expect((await make('One')).id).not.toBe((await make('One')).id);
});

test('the media type of a form is case-insensitive', async () => {
  const expense = anExpense(company);
  const { syncId } = await sync(company, [expense]);
  const form = [
    '--b',
    'Content-Disposition: form-data; name="file"; filename="receipt.png"',
    'Content-Type: image/png',
    '',
    'png',
    '--b--',
    '',
  ].join('\r\n');
  const path = `${company.expenses}/syncs/${syncId}/transactions/${expense.id}/attachments`;
  expect((await send('POST', path, form, 'Multipart/Form-Data; boundary=b')).status).toBe(200);
});

test('a dataset named twice is synced once', async () => {
  const { lines, ...rest } = anExpense(company, { currencyRate: 1 });
  const { datasetId } = await server.post(`${company.expenses}/data/expense-transactions`, {
    items: [{ ...rest, lines }],
  });
  const started = await server.call('POST', `${company.expenses}/syncs`, {
    datasetIds: [datasetId, datasetId.toUpperCase()],
  });
  expect(started.status).toBe(202);
});

describe('tags', () => {
  const found = async (tags: string) => {
    const { status, body } = await server.call('GET', `/companies?pageSize=1&tags=${encodeURIComponent(tags)}`);
    return status === 200 ? body.totalResults : body.error;
  };
  beforeAll(async () => {
    for (const [name, region] of [
      ['North', 'uk'],
      ['South', 'us'],
      ['East', 'uk'],
    ])
      await server.call('POST', '/companies', { name, tags: { region, odd: name } });
  });

  test.each([
    ['region=uk', 2],
    ['region = uk && odd = East', 1],
    ['region=us || odd~orth', 2],
    ['toString~native', 0],
    ['region', 'Error parsing query - Malformed query.'],
    ['region>uk', 'Error parsing query - Malformed query.'],
    ['=uk', 'Error parsing query - Malformed query.'],
  ])('%s', async (tags, expected) => {
    expect(await found(tags)).toBe(expected);
  });

  test('stay in the link to the next page', async () => {
    const first = await server.get('/companies?pageSize=1&tags=region%3Duk');
    const next = await server.get(first._links.next.href);
    expect(next.totalResults).toBe(2);
    expect(next.results[0].tags.region).toBe('uk');
    expect(next._links.next).toBeUndefined();
  });
});

test.each(['page=1e2', 'page=0x2', 'page=%201', 'pageSize=5001', 'page=0'])('%s is not a valid page', async (page) => {
  expect((await server.call('GET', `/companies?${page}`)).status).toBe(400);
});

test('a product named like a property of every JavaScript object is not found', async () => {
  for (const product of ['__proto__', 'constructor'])
    expect((await server.call('PUT', `${company.path}/products/${product}`)).status).toBe(404);
});

test('nothing can be pushed to the connection of the expense provider', async () => {
  const { results } = await server.get(`${company.path}/connections`);
  const { id } = results.find(({ sourceType }: { sourceType: string }) => sourceType === 'Expense');
  const supplier = { supplierName: 'Nobody', status: 'Active' };
  const pushed = await server.call('POST', `${company.path}/connections/${id}/push/suppliers`, supplier);
  expect(pushed.status).toBe(404);
  expect(pushed.body.error).toBe('Datatype [suppliers] not supported by platform(s) [Partner Expense]');
});
