import { afterEach, beforeEach, expect, test } from 'vitest';
import { anExpense, linkCompany, setCondition, sync } from '../../testing/linked-company';
import { basicAuth, openTestServer, type TestServer } from '../../testing/test-server';
import { WebhookReceiver } from '../../testing/webhook-receiver';

let server: TestServer;

beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const clock = (change: object) => server.call('PUT', '/_sandbox/clock', change);
const hour = 3600;

test('a one-time link and an idempotency key expire by the sandbox clock', async () => {
  const key = { 'idempotency-key': crypto.randomUUID() };
  const owner = await server.post('/companies', { name: 'Clock' }, key);
  const connection = await server.post(`/companies/${owner.id}/connections`, { platformKey: 'gbol' });
  await clock({ advanceSeconds: 1.6 * hour });
  expect((await server.post('/companies', { name: 'Clock' }, key)).id).not.toBe(owner.id);
  expect((await fetch(connection.linkUrl)).status).toBe(200);
  await clock({ advanceSeconds: 23 * hour });
  expect((await fetch(connection.linkUrl)).status).toBe(410);
});

test('the clock survives a restart, and setting it back does not delay waiting work', async () => {
  await clock({ now: '2027-03-01T00:00:00Z' });
  await server.restart();
  expect((await server.get('/_sandbox/clock')).now).toMatch(/^2027-03-01T00:00/);
  const company = await linkCompany(server);
  await server.call('PUT', '/_sandbox/latency', { delays: { syncPush: 2000 } });
  const posted = await server.call('POST', `${company.expenses}/expense-transactions`, [anExpense(company)]);
  await clock({ offsetSeconds: 0 });
  await server.inbox.event('expenses.sync.successful', posted.body.syncId);
});

test('an exhausted daily quota and its reset each send a webhook', async () => {
  const receiver = await WebhookReceiver.open(server.sandbox.webhookSecret);
  await server.call('POST', '/webhooks', {
    url: receiver.url,
    eventTypes: ['client.rateLimit.reached', 'client.rateLimit.reset'],
  });
  const { body } = await server.call('GET', '/companies');
  expect(body.totalResults).toBe(0);
  await server.call('PUT', '/_sandbox/limits', { dailyPerCompany: 5 });
  let refused = await server.call('GET', '/companies');
  while (refused.status === 200) refused = await server.call('GET', '/companies');
  expect(refused.body).toMatchObject({
    statusCode: 429,
    error: 'You have made too many requests in a given amount of time; please retry later.',
  });
  expect(refused.headers.get('x-rate-limit-remaining')).toBe('0');
  const wait = Number(refused.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(24 * hour);
  await server.call('GET', '/companies');
  await expect.poll(() => receiver.of('client.rateLimit.reached').length).toBeGreaterThan(0);

  await server.restart();
  await server.call('PUT', '/_sandbox/limits', { dailyPerCompany: 5 });
  expect((await server.call('GET', '/companies')).status).toBe(429);

  await clock({ advanceSeconds: wait + 1 });
  await expect.poll(() => receiver.of('client.rateLimit.reset').length).toBeGreaterThan(0);
  expect((await server.call('GET', '/companies')).status).toBe(200);
  expect(new Set(receiver.of('client.rateLimit.reached').map(({ messageId }) => messageId)).size).toBe(1);
  expect(receiver.of('client.rateLimit.reset')[0]?.payload).toMatchObject({
    dailyQuota: 5,
    quotaRemaining: 5,
  });
  await receiver.close();
});

test('an address has a limit per minute', async () => {
  await server.call('PUT', '/_sandbox/limits', { perMinute: 3 });
  const statuses = [];
  for (let call = 0; call < 5; call += 1) statuses.push((await server.call('GET', '/companies')).status);
  expect(statuses.slice(-2)).toEqual([429, 429]);
  await clock({ advanceSeconds: 60 });
  expect((await server.call('GET', '/companies')).status).toBe(200);
});

test('a linked company adds a thousand requests a day', async () => {
  const limit = async () => (await server.call('GET', '/companies')).headers.get('x-rate-limit-limit');
  expect(await limit()).toBe('1000');
  const company = await linkCompany(server);
  expect(await limit()).toBe('2000');
  await server.call('POST', `/_sandbox/companies/${company.id}/deauthorize`);
  expect(await limit()).toBe('1000');
});

test('every response has the limits, and a 405 has the allowed methods', async () => {
  const call = (path: string, method = 'GET', key = 'sandbox-key') =>
    fetch(`${server.sandbox.url}${path}`, { method, headers: { authorization: basicAuth(key) } });
  for (const reply of [
    await call('/companies', 'GET', 'no'),
    await call('/nowhere'),
    await call('/companies', 'DELETE'),
  ])
    expect(Number(reply.headers.get('x-rate-limit-limit'))).toBe(1000);
  expect((await call('/companies', 'DELETE')).headers.get('allow')).toBe('GET, POST');
  expect((await call('/companies', 'DELETE', 'no')).status).toBe(401);
});

test('a reset clears everything except the secret', async () => {
  const company = await linkCompany(server);
  await sync(company, [anExpense(company)]);
  await clock({ advanceSeconds: hour });
  await server.setFaults({ operation: '*', kind: 'status500' });
  await server.call('PUT', '/_sandbox/webhooks', { drop: 1 });
  await server.call('PUT', '/_sandbox/latency', { operations: { '*': 10 } });
  await server.call('PUT', '/_sandbox/limits', { perMinute: 5 });
  expect((await server.call('POST', '/_sandbox/reset')).status).toBe(204);
  const read = async (what: string) => await server.get(`/_sandbox/${what}`);
  expect(await read('faults')).toEqual({ seed: null, rules: [] });
  expect([await read('webhooks'), await read('latency')]).toEqual([{}, {}]);
  expect(await read('limits')).toEqual({ dailyPerCompany: 1000, perMinute: 1000, concurrentPerCompany: 10 });
  expect((await read('clock')).offsetSeconds).toBe(0);
  expect(await read('requests')).toEqual({ requests: [] });
  expect(await read('stats')).toMatchObject({ requests: 0, duplicates: { records: 0, attachments: 0 }, faults: {} });
  expect((await server.get('/companies')).totalResults).toBe(0);
  expect((await server.get('/webhooks')).results).toEqual([]);
});

test('a package can be set down and working', async () => {
  const company = await linkCompany(server);
  expect(await server.get(`/_sandbox${company.path}/condition`)).toEqual({ condition: 'working' });
  await setCondition(company, 'down');
  expect((await sync(company, [anExpense(company)])).items[0].status).toBe('PushError');
  await setCondition(company, 'working');
  expect((await sync(company, [anExpense(company)])).items[0].status).toBe('Completed');
});

test('impossible settings are refused and change nothing', async () => {
  const refused = async (what: string, change: object): Promise<string> => {
    const { status, body } = await server.call('PUT', `/_sandbox/${what}`, change);
    return status === 400 ? body.error : `${status}`;
  };
  const slow = { operation: 'get-company', kind: 'slow' };
  expect(await refused('faults', { rules: [{ ...slow, operation: 'get-compnay' }] })).toContain('get-compnay');
  expect(await refused('faults', { rules: [{ ...slow, delayMs: 1e12 }] })).toContain('delayMs');
  expect(await refused('latency', { operations: { 'no-such-operation': 1 } })).toContain('no-such-operation');
  expect(await refused('latency', { operations: { '*': 1e12 } })).toContain('operations');
  expect(await refused('webhooks', { secret: 'whsec_=' })).toContain('base64');
  expect(await refused('webhooks', { delay: { probability: 1, ms: 1e17 } })).toContain('delay');
  for (const change of [{ advanceSeconds: 1e308 }, { offsetSeconds: -1e11 }, { now: '9999-12-31T00:00:00Z' }])
    expect(await refused('clock', change)).toContain('between the years 2000 and 2100');
  expect((await server.call('POST', '/companies', { name: 'As before' })).status).toBe(200);
});
