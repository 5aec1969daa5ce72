import { expect, test } from 'vitest';
import { giveConsent, submitStep } from '../../testing/hosted-link';
import { anExpense, linkCompany, push, recordsOf, sync } from '../../testing/linked-company';
import { basicAuth, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);

test.each([
  ['no key', {}],
  ['a wrong key', { authorization: basicAuth('other-key') }],
  ['a key with a colon, as in HTTP Basic', { authorization: basicAuth('sandbox-key:') }],
])('%s is a 401 with the limits in the headers', async (_, headers) => {
  const reply = await fetch(`${server.sandbox.url}/companies`, { headers });
  expect(reply.status).toBe(401);
  expect(await reply.json()).toMatchObject({ statusCode: 401, service: 'PublicApi', error: 'Unauthorized' });
  expect(Number(reply.headers.get('x-rate-limit-limit'))).toBeGreaterThanOrEqual(1000);
  expect(reply.headers.get('x-rate-limit-reset')).toContain('00:00:00');
});

test('an id is validated before it is looked up', async () => {
  const unknown = crypto.randomUUID();
  expect(await server.get(`/companies/${unknown}`)).toMatchObject({
    statusCode: 404,
    error: `No company was found with ID ${unknown}`,
  });
  expect((await server.call('GET', '/companies/abc')).status).toBe(400);
  expect((await server.call('DELETE', '/companies')).status).toBe(405);
  expect((await server.call('GET', '/nothing')).status).toBe(404);
});

test('a repeated idempotency key returns the first response and writes once', async () => {
  const expense = anExpense(company);
  const key = { 'idempotency-key': crypto.randomUUID() };
  const path = `${company.expenses}/expense-transactions`;
  const first = await server.call('POST', path, [expense], key);
  const second = await server.call('POST', path, [expense], key);
  expect(second.body).toEqual(first.body);
  expect((await server.call('POST', path, [anExpense(company)], key)).status).toBe(422);
});

test('a 500 is stored with its idempotency key, a 429 is not', async () => {
  const name = { name: 'Keyed' };
  await server.setFaults({ operation: 'create-company', kind: 'status500', times: 1 });
  const key = { 'idempotency-key': crypto.randomUUID() };
  expect((await server.call('POST', '/companies', name, key)).status).toBe(500);
  expect((await server.call('POST', '/companies', name, key)).status).toBe(500);

  await server.setFaults({ operation: 'create-company', kind: 'rate-limit', times: 1 });
  const other = { 'idempotency-key': crypto.randomUUID() };
  const limited = await server.call('POST', '/companies', name, other);
  expect(limited.status).toBe(429);
  expect(limited.headers.get('retry-after')).toBe('2');
  expect((await server.call('POST', '/companies', name, other)).status).toBe(200);
});

test('a call that hangs after its work is done can be repeated with its key', async () => {
  await server.setFaults({ operation: 'create-expense-transaction', kind: 'timeout-after-commit', times: 1 });
  const expense = anExpense(company);
  const path = `${server.sandbox.url}${company.expenses}/expense-transactions`;
  const request = {
    method: 'POST',
    body: JSON.stringify([expense]),
    headers: { authorization: basicAuth('sandbox-key'), 'idempotency-key': crypto.randomUUID() },
  };
  const abandoned = await fetch(path, { ...request, signal: AbortSignal.timeout(150) }).catch(
    (error: Error) => error.name,
  );
  expect(abandoned).toBe('TimeoutError');
  await expect.poll(async () => (await fetch(path, request)).status).toBe(200);
  const repeated = await (await fetch(path, request)).json();
  await server.inbox.event('expenses.sync.successful', repeated.syncId);
  expect(await recordsOf(company, expense.id)).toHaveLength(1);
});

test('the eleventh concurrent call for one company is a 429', async () => {
  await server.setFaults({ operation: 'get-company', kind: 'timeout-before', times: 10 });
  const abandon = new AbortController();
  const call = (signal?: AbortSignal) =>
    fetch(`${server.sandbox.url}/companies/${company.id}`, {
      headers: { authorization: basicAuth('sandbox-key') },
      ...(signal ? { signal } : {}),
    });
  const hanging = Promise.allSettled(Array.from({ length: 10 }, () => call(abandon.signal)));
  await expect.poll(async () => (await server.get('/_sandbox/stats')).mostInFlight[company.id]).toBe(10);
  expect((await call()).status).toBe(429);
  abandon.abort();
  await hanging;
  await expect.poll(async () => (await call()).status).toBe(200);
});

test('a link works once, fills the redirect templates, and then is a 410', async () => {
  await server.call('PUT', '/profile', {
    name: 'Outlay',
    redirectUrl: 'http://app.example/back?company={companyId}&status={statusCode}&message={errorMessage}&state={state}',
  });
  const owner = await server.post('/companies', { name: 'Link (me) [1]' });
  expect(owner.name).toBe('Link me 1');
  const connection = await server.post(`/companies/${owner.id}/connections`, { platformKey: 'qhyg' });
  expect(connection).toMatchObject({
    status: 'PendingAuth',
    platformName: 'QuickBooks Online',
    sourceType: 'Accounting',
  });

  const cancelled = await submitStep(`${connection.linkUrl}&state=s%201`, 'consent', { answer: 'cancel' });
  expect(cancelled.headers.get('refresh')).toBe(
    `1; url=http://app.example/back?company=${owner.id}&status=403&message=User%20cancelled.&state=s%201`,
  );
  await server.inbox.event('connection.failed', connection.id);
  expect((await fetch(connection.linkUrl)).status).toBe(410);

  const fresh = await server.get(`/companies/${owner.id}/connections/${connection.id}`);
  const connected = await giveConsent(fresh.linkUrl, 'bright-dental');
  expect(connected.headers.get('refresh')).toContain('status=200');
  await server.inbox.event('read.completed.initial', owner.id);
  expect(await server.get(`/companies/${owner.id}/data/info`)).toMatchObject({
    companyName: 'Bright Dental Ltd',
    baseCurrency: 'GBP',
  });
  expect((await server.call('POST', `/companies/${owner.id}/connections`, { platformKey: 'gbol' })).status).toBe(400);
});

test('a list that was never read is a 409 and has the status Initial', async () => {
  const owner = await server.post('/companies', { name: 'Unread' });
  const connection = await server.post(`/companies/${owner.id}/connections`, { platformKey: 'gbol' });
  const reply = await server.call('GET', `/companies/${owner.id}/connections/${connection.id}/data/bankAccounts`);
  expect(reply.body).toMatchObject({ statusCode: 409, error: 'The data set has not been requested.' });
  expect((await server.get(`/companies/${owner.id}/dataStatus`)).suppliers).toEqual({
    dataType: 'suppliers',
    currentStatus: 'Initial',
  });
});

test('a list can be paged, queried and ordered', async () => {
  const accounts = `${company.path}/data/accounts`;
  const query = encodeURIComponent('type=Expense&&status=Active');
  const page = await server.get(`${accounts}?pageSize=3&page=2&orderBy=-nominalCode&query=${query}`);
  expect(page).toMatchObject({ pageNumber: 2, pageSize: 3 });
  expect(page.results.every((account: { type: string }) => account.type === 'Expense')).toBe(true);
  expect(page._links.previous.href).toContain('page=1');
  expect(page.totalResults).toBeGreaterThan(20);
  expect((await server.get(`${accounts}?query=type`)).error).toBe('Error parsing query - Malformed query.');
});

test('a pushed supplier is pending, then written', async () => {
  const path = `${company.connection}/push/suppliers`;
  const pending = await server.post(path, { supplierName: 'Severn Print', status: 'Active' });
  expect(pending).toMatchObject({ status: 'Pending', statusCode: 202, dataType: 'suppliers' });
  await server.inbox.event('suppliers.write.successful', pending.pushOperationKey);
  const done = await server.get(`${company.path}/push/${pending.pushOperationKey}`);
  expect(done).toMatchObject({ status: 'Success', changes: [{ type: 'Created' }] });
  const { operation } = await push(company, 'POST', 'suppliers', { supplierName: 'Severn Print' });
  expect(operation).toMatchObject({ status: 'Failed', statusCode: 400 });
});

test('QuickBooks refuses a line without a tax rate and a long reference', async () => {
  const dental = await linkCompany(server, 'qhyg', 'bright-dental');
  const line = {
    netAmount: 10,
    taxAmount: 2,
    taxRateRef: { id: '20_Bills' },
    accountRef: { id: dental.accountId('6080') },
  };
  const { items } = await sync(dental, [
    anExpense(dental, { lines: [line] }),
    anExpense(dental, { lines: [line], reference: 'x'.repeat(22) }),
    anExpense(dental, { lines: [{ ...line, taxRateRef: undefined }] }),
  ]);
  expect(items.map((item: { status: string }) => item.status)).toEqual(['Completed', 'PushError', 'PushError']);
  expect(items[1].message).toContain('Reference must be less than 22 characters.');
  expect((await recordsOf(dental, items[0].transactionId))[0].id).toMatch(/^\d+$/);
});

test('the pages refuse a form from another site', async () => {
  const path = `${server.sandbox.url}/_sandbox/company/${company.id}/deauthorize`;
  const reply = await fetch(path, {
    method: 'POST',
    headers: { origin: 'http://elsewhere.example' },
    body: new URLSearchParams(),
  });
  expect(reply.status).toBe(403);
  expect((await server.get(company.connection)).status).toBe('Linked');
});
