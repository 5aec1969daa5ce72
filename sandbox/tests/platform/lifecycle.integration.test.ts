import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anExpense,
  basic,
  giveConsent,
  type LinkedCompany,
  linkCompany,
  openStage,
  type Stage,
  stepOf,
  sync,
} from '../../testing/client';

let stage: Stage;
let company: LinkedCompany;

beforeAll(async () => {
  stage = await openStage();
  company = await linkCompany(stage);
});
afterAll(() => stage.close());

test.each([
  ['no key', {}],
  ['a wrong key', { authorization: basic('other-key') }],
  ['a key with a colon, as HTTP has it', { authorization: basic('sandbox-key:') }],
])('%s is a 401 with the limits in the headers', async (_, headers) => {
  const reply = await fetch(`${stage.sandbox.url}/companies`, { headers });
  expect(reply.status).toBe(401);
  expect(await reply.json()).toMatchObject({ statusCode: 401, service: 'PublicApi', error: 'Unauthorized' });
  expect(Number(reply.headers.get('x-rate-limit-limit'))).toBeGreaterThanOrEqual(1000);
  expect(reply.headers.get('x-rate-limit-reset')).toContain('00:00:00');
});

test('paths are checked before they are looked up', async () => {
  const unknown = crypto.randomUUID();
  expect((await stage.ask('GET', `/companies/${unknown}`)).body).toMatchObject({
    statusCode: 404,
    error: `No company was found with ID ${unknown}`,
  });
  expect((await stage.ask('GET', '/companies/abc')).status).toBe(400);
  expect((await stage.ask('DELETE', '/companies')).status).toBe(405);
  expect((await stage.ask('GET', '/nothing')).status).toBe(404);
});

test('the same key gives the first answer again, and writes once', async () => {
  const expense = anExpense(company);
  const key = { 'idempotency-key': crypto.randomUUID() };
  const path = `${company.expenses}/expense-transactions`;
  const first = await stage.ask('POST', path, [expense], key);
  const second = await stage.ask('POST', path, [expense], key);
  expect(second.body).toEqual(first.body);
  expect((await stage.ask('POST', path, [anExpense(company)], key)).status).toBe(422);
});

test('a 500 is remembered under its key, a 429 is not', async () => {
  const name = { name: 'Keyed' };
  await stage.ask('PUT', '/_sandbox/faults', { rules: [{ operation: 'create-company', kind: 'status500', times: 1 }] });
  const key = { 'idempotency-key': crypto.randomUUID() };
  expect((await stage.ask('POST', '/companies', name, key)).status).toBe(500);
  expect((await stage.ask('POST', '/companies', name, key)).status).toBe(500);

  await stage.ask('PUT', '/_sandbox/faults', {
    rules: [{ operation: 'create-company', kind: 'rate-limit', times: 1 }],
  });
  const other = { 'idempotency-key': crypto.randomUUID() };
  const limited = await stage.ask('POST', '/companies', name, other);
  expect(limited.status).toBe(429);
  expect(limited.headers.get('retry-after')).toBe('2');
  expect((await stage.ask('POST', '/companies', name, other)).status).toBe(200);
});

test('a call that hangs after its work is done can be repeated with its key', async () => {
  await stage.ask('PUT', '/_sandbox/faults', {
    rules: [{ operation: 'create-expense-transaction', kind: 'timeout-after-commit', times: 1 }],
  });
  const expense = anExpense(company);
  const path = `${stage.sandbox.url}${company.expenses}/expense-transactions`;
  const request = {
    method: 'POST',
    body: JSON.stringify([expense]),
    headers: { authorization: basic('sandbox-key'), 'idempotency-key': crypto.randomUUID() },
  };
  const abandoned = await fetch(path, { ...request, signal: AbortSignal.timeout(150) }).catch(
    (error: Error) => error.name,
  );
  expect(abandoned).toBe('TimeoutError');
  await expect.poll(async () => (await fetch(path, request)).status).toBe(200);
  const repeated = await (await fetch(path, request)).json();
  await stage.inbox.event('expenses.sync.successful', ({ payload }) => payload.syncId === repeated.syncId);
  const { records } = (await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body;
  expect(records.filter((record: { transactionId: string }) => record.transactionId === expense.id)).toHaveLength(1);
});

test('the eleventh call at once for one company is too many', async () => {
  await stage.ask('PUT', '/_sandbox/faults', {
    rules: [{ operation: 'get-company', kind: 'timeout-before', times: 10 }],
  });
  const leave = new AbortController();
  const call = (signal?: AbortSignal) =>
    fetch(`${stage.sandbox.url}/companies/${company.id}`, {
      headers: { authorization: basic('sandbox-key') },
      ...(signal ? { signal } : {}),
    });
  const hanging = Promise.allSettled(Array.from({ length: 10 }, () => call(leave.signal)));
  await expect.poll(async () => (await stage.ask('GET', '/_sandbox/stats')).body.mostInFlight[company.id]).toBe(10);
  expect((await call()).status).toBe(429);
  leave.abort();
  await hanging;
  await expect.poll(async () => (await call()).status).toBe(200);
});

test('a link works once, fills the templates, and an ended one says so', async () => {
  await stage.ask('PUT', '/profile', {
    name: 'Outlay',
    redirectUrl: 'http://app.example/back?company={companyId}&status={statusCode}&message={errorMessage}&state={state}',
  });
  const owner = (await stage.ask('POST', '/companies', { name: 'Link (me) [1]' })).body;
  expect(owner.name).toBe('Link me 1');
  const connection = (await stage.ask('POST', `/companies/${owner.id}/connections`, { platformKey: 'qhyg' })).body;
  expect(connection).toMatchObject({
    status: 'PendingAuth',
    platformName: 'QuickBooks Online',
    sourceType: 'Accounting',
  });

  const cancelled = await stepOf(`${connection.linkUrl}&state=s%201`, 'consent', { answer: 'cancel' });
  expect(cancelled.headers.get('refresh')).toBe(
    `1; url=http://app.example/back?company=${owner.id}&status=403&message=User%20cancelled.&state=s%201`,
  );
  await stage.inbox.event('connection.failed', ({ payload }) => JSON.stringify(payload).includes(connection.id));
  expect((await fetch(connection.linkUrl)).status).toBe(410);

  const fresh = (await stage.ask('GET', `/companies/${owner.id}/connections/${connection.id}`)).body;
  const connected = await giveConsent(fresh.linkUrl, 'bright-dental');
  expect(connected.headers.get('refresh')).toContain('status=200');
  await stage.inbox.event('read.completed.initial', ({ payload }) => JSON.stringify(payload).includes(owner.id));
  expect((await stage.ask('GET', `/companies/${owner.id}/data/info`)).body).toMatchObject({
    companyName: 'Bright Dental Ltd',
    baseCurrency: 'GBP',
  });
  expect((await stage.ask('POST', `/companies/${owner.id}/connections`, { platformKey: 'gbol' })).status).toBe(400);
});

test('what was never read is a 409, and the status says so', async () => {
  const owner = (await stage.ask('POST', '/companies', { name: 'Unread' })).body;
  const connection = (await stage.ask('POST', `/companies/${owner.id}/connections`, { platformKey: 'gbol' })).body;
  const reply = await stage.ask('GET', `/companies/${owner.id}/connections/${connection.id}/data/bankAccounts`);
  expect(reply.body).toMatchObject({ statusCode: 409, error: 'The data set has not been requested.' });
  expect((await stage.ask('GET', `/companies/${owner.id}/dataStatus`)).body.suppliers).toEqual({
    dataType: 'suppliers',
    currentStatus: 'Initial',
  });
});

test('lists are paged, queried and ordered', async () => {
  const page = (
    await stage.ask(
      'GET',
      `/companies/${company.id}/data/accounts?pageSize=3&page=2&orderBy=-nominalCode&query=${encodeURIComponent('type=Expense&&status=Active')}`,
    )
  ).body;
  expect(page).toMatchObject({ pageNumber: 2, pageSize: 3 });
  expect(page.results.every((account: { type: string }) => account.type === 'Expense')).toBe(true);
  expect(page._links.previous.href).toContain('page=1');
  expect(page.totalResults).toBeGreaterThan(20);
  expect((await stage.ask('GET', `/companies/${company.id}/data/accounts?query=type`)).body.error).toBe(
    'Error parsing query - Malformed query.',
  );
});

test('a pushed supplier is pending, then written, then read', async () => {
  const path = `/companies/${company.id}/connections/${company.connectionId}/push/suppliers`;
  const pending = (await stage.ask('POST', path, { supplierName: 'Severn Print', status: 'Active' })).body;
  expect(pending).toMatchObject({ status: 'Pending', statusCode: 202, dataType: 'suppliers' });
  await stage.inbox.event('suppliers.write.successful', ({ payload }) => payload.id === pending.pushOperationKey);
  const done = (await stage.ask('GET', `/companies/${company.id}/push/${pending.pushOperationKey}`)).body;
  expect(done).toMatchObject({ status: 'Success', changes: [{ type: 'Created' }] });
  const again = (await stage.ask('POST', path, { supplierName: 'Severn Print' })).body;
  await stage.inbox.event('suppliers.write.unsuccessful', ({ payload }) => payload.id === again.pushOperationKey);
  expect((await stage.ask('GET', `/companies/${company.id}/push/${again.pushOperationKey}`)).body).toMatchObject({
    status: 'Failed',
    statusCode: 400,
  });
});

test('QuickBooks wants a supplier, a tax rate and short references, and says so itself', async () => {
  const dental = await linkCompany(stage, 'qhyg', 'bright-dental');
  const line = {
    netAmount: 10,
    taxAmount: 2,
    taxRateRef: { id: '20_Bills' },
    accountRef: { id: dental.accountId('6080') },
  };
  const { items } = await sync(stage, dental, [
    anExpense(dental, { lines: [line] }),
    anExpense(dental, { lines: [line], reference: 'x'.repeat(22) }),
    anExpense(dental, { lines: [{ ...line, taxRateRef: undefined }] }),
  ]);
  expect(items.map((item: { status: string }) => item.status)).toEqual(['Completed', 'PushError', 'PushError']);
  expect(items[1].message).toContain('Reference must be less than 22 characters.');
  const { records } = (await stage.ask('GET', `/_sandbox/ledger/${dental.id}`)).body;
  expect(records[0].id).toMatch(/^\d+$/);
});

test("Codat's own Sandbox links and reads, and fails every sync", async () => {
  const own = await linkCompany(stage, 'mqjo', 'codat-sandbox-small');
  const { items } = await sync(stage, own, [
    anExpense(own, { lines: [{ netAmount: 1, accountRef: { id: own.accountId('7500') } }] }),
  ]);
  expect(items[0].message).toContain('Expenses does not support Sandbox as a destination platform.');
});

test('the pages refuse a form sent from another site', async () => {
  const path = `${stage.sandbox.url}/_sandbox/company/${company.id}/deauthorize`;
  const reply = await fetch(path, {
    method: 'POST',
    headers: { origin: 'http://elsewhere.example' },
    body: new URLSearchParams(),
  });
  expect(reply.status).toBe(403);
  expect((await stage.ask('GET', `/companies/${company.id}/connections/${company.connectionId}`)).body.status).toBe(
    'Linked',
  );
});
