import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anExpense, basic, type LinkedCompany, linkCompany, openStage, type Stage, sync } from '../../testing/client';

let stage: Stage;
let company: LinkedCompany;

beforeAll(async () => {
  stage = await openStage();
  company = await linkCompany(stage);
});
afterAll(() => stage.close());

const send = (method: string, path: string, body: string, contentType = 'application/json') =>
  fetch(`${stage.sandbox.url}${path}`, {
    method,
    headers: { authorization: basic(stage.sandbox.apiKey), 'content-type': contentType },
    body,
  });

test('ids in capitals are the same ids', async () => {
  const { ask } = stage;
  expect((await ask('GET', `/companies/${company.id.toUpperCase()}`)).body.id).toBe(company.id);
  const connection = company.connectionId.toUpperCase();
  expect((await ask('GET', `/companies/${company.id.toUpperCase()}/connections/${connection}`)).status).toBe(200);
  const queued = `/companies/${company.id}/data/queue/suppliers?connectionId=${connection}`;
  expect((await ask('POST', queued)).status).toBe(200);
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
])('an expense of the day %s is not valid', async (issueDate) => {
  const posted = await stage.ask('POST', `${company.expenses}/expense-transactions`, [
    anExpense(company, { issueDate }),
  ]);
  expect(posted.status).toBe(400);
  expect(posted.body.validation.errors[0].itemId).toBe('[0].issueDate');
});

describe('a body nested without end is a 400', () => {
  const deep = `${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`;
  test.each([
    ['POST', () => '/companies', `{"name":"Deep","tags":${deep}}`],
    ['PUT', () => `${company.expenses}/transfer-transactions/${crypto.randomUUID()}`, `{"from":${deep}}`],
    [
      'POST',
      () => `/companies/${company.id}/connections/${company.connectionId}/push/suppliers`,
      `{"supplierName":"Deep","addresses":${deep}}`,
    ],
  ])('%s %s', async (method, path, body) => {
    expect((await send(method, path(), body)).status).toBe(400);
  });
});

test('brackets in a text are no nesting', async () => {
  const made = await stage.ask('POST', '/companies', { name: 'Brackets', description: `"\\${'['.repeat(100)}` });
  expect(made.status).toBe(200);
});

test('an empty idempotency key is none', async () => {
  const make = async (name: string) =>
    (await stage.ask('POST', '/companies', { name }, { 'Idempotency-Key': '' })).body;
  expect((await make('One')).id).not.toBe((await make('One')).id);
});

test('the media type of a form may be written in any case', async () => {
  const expense = anExpense(company);
  const { syncId } = await sync(stage, company, [expense]);
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
  const { datasetId } = (
    await stage.ask('POST', `${company.expenses}/data/expense-transactions`, { items: [{ ...rest, lines }] })
  ).body;
  const started = await stage.ask('POST', `${company.expenses}/syncs`, {
    datasetIds: [datasetId, datasetId.toUpperCase()],
  });
  expect(started.status).toBe(202);
});

describe('tags', () => {
  const found = async (tags: string) => {
    const { status, body } = await stage.ask('GET', `/companies?pageSize=1&tags=${encodeURIComponent(tags)}`);
    return status === 200 ? body.totalResults : body.error;
  };
  beforeAll(async () => {
    for (const [name, region] of [
      ['North', 'uk'],
      ['South', 'us'],
      ['East', 'uk'],
    ])
      await stage.ask('POST', '/companies', { name, tags: { region, odd: name } });
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

  test('the next page has them too', async () => {
    const first = (await stage.ask('GET', '/companies?pageSize=1&tags=region%3Duk')).body;
    const next = (await stage.ask('GET', first._links.next.href)).body;
    expect(next.totalResults).toBe(2);
    expect(next.results[0].tags.region).toBe('uk');
    expect(next._links.next).toBeUndefined();
  });
});

test.each(['page=1e2', 'page=0x2', 'page=%201', 'pageSize=5001', 'page=0'])('%s is no page', async (page) => {
  expect((await stage.ask('GET', `/companies?${page}`)).status).toBe(400);
});

test('a product named as a property of every object is none', async () => {
  for (const product of ['__proto__', 'constructor'])
    expect((await stage.ask('PUT', `/companies/${company.id}/products/${product}`)).status).toBe(404);
});

test('nothing can be pushed to the connection of the expense provider', async () => {
  const { results } = (await stage.ask('GET', `/companies/${company.id}/connections`)).body;
  const { id } = results.find(({ sourceType }: { sourceType: string }) => sourceType === 'Expense');
  const supplier = { supplierName: 'Nobody', status: 'Active' };
  const pushed = await stage.ask('POST', `/companies/${company.id}/connections/${id}/push/suppliers`, supplier);
  expect(pushed.status).toBe(404);
  expect(pushed.body.error).toBe('Datatype [suppliers] not supported by platform(s) [Partner Expense]');
});
