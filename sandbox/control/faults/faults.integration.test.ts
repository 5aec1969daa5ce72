import { afterAll, afterEach, expect, test } from 'vitest';
import { linkCompany, push } from '../../testing/linked-company';
import { basicAuth, openTestServer } from '../../testing/test-server';

const server = await openTestServer();
const company = await linkCompany(server);
afterEach(() => server.call('PUT', '/_sandbox/faults', { rules: [] }));
afterAll(() => server.close());

const fail = (rule: object, seed?: number) =>
  server.call('PUT', '/_sandbox/faults', { seed, rules: [{ operation: 'create-company', times: 1, ...rule }] });

/** The reply as text, or the code of what went wrong on the wire. */
async function create(name: string, headers: Record<string, string> = {}): Promise<string> {
  try {
    const response = await fetch(`${server.sandbox.url}/companies`, {
      method: 'POST',
      headers: { authorization: basicAuth('sandbox-key'), ...headers },
      body: JSON.stringify({ name }),
    });
    return await response.text();
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error && 'code' in error.cause
      ? String(error.cause.code)
      : String(error);
  }
}

const companies = async (name: string): Promise<number> =>
  (await server.get(`/companies?query=${encodeURIComponent(`name=${name}`)}`)).totalResults;

const logged = async (operation: string) =>
  (await server.get(`/_sandbox/requests?operation=${operation}&limit=1`)).requests[0];

test.each([
  ['before', 0, 0],
  ['after', 1, 200],
])('a reset %s the work leaves %i companies behind', async (when, left, status) => {
  await fail({ kind: 'reset', when });
  expect(await create(`Reset ${when}`)).toBe('ECONNRESET');
  expect(await companies(`Reset ${when}`)).toBe(left);
  expect(await logged('create-company')).toMatchObject({ status, fault: 'reset' });
});

test.each([
  ['timeout-before', 0],
  ['timeout-after-commit', 1],
])('whoever waits long enough for %s sees the connection end, and no answer', async (kind, left) => {
  await fail({ kind });
  expect(await create(`Waited for ${kind}`)).toBe('ECONNRESET');
  expect(await companies(`Waited for ${kind}`)).toBe(left);
});

test('a reset in the middle of the answer comes after the work', async () => {
  await fail({ kind: 'reset', when: 'mid-body' });
  expect(await create('Reset in the middle')).toBe('UND_ERR_SOCKET');
  expect(await companies('Reset in the middle')).toBe(1);
});

test('a 500 after the work is said again under its key, and the work is done once', async () => {
  await fail({ kind: 'status500', when: 'after' });
  const key = { 'idempotency-key': crypto.randomUUID() };
  const first = await create('Failed after the work', key);
  expect(JSON.parse(first)).toMatchObject({ statusCode: 500 });
  expect(await create('Failed after the work', key)).toBe(first);
  expect(await companies('Failed after the work')).toBe(1);
});

test('an answer lost on the way is given again under its key', async () => {
  await fail({ kind: 'reset', when: 'after' });
  const key = { 'idempotency-key': crypto.randomUUID() };
  expect(await create('Lost and found', key)).toBe('ECONNRESET');
  expect(JSON.parse(await create('Lost and found', key))).toMatchObject({ name: 'Lost and found' });
  expect(await companies('Lost and found')).toBe(1);
  expect(await logged('create-company')).toMatchObject({ replayed: true, status: 200 });
});

test('a malformed answer is the half of one, after the work', async () => {
  await fail({ kind: 'malformed' });
  const text = await create('Malformed');
  expect(text).toMatch(/^\{"id":/);
  expect(() => JSON.parse(text)).toThrow();
  expect(await companies('Malformed')).toBe(1);
});

test('slow and latency wait before the answer', async () => {
  await fail({ kind: 'slow', delayMs: 120 });
  await server.call('PUT', '/_sandbox/latency', { operations: { 'create-company': 80 } });
  const began = performance.now();
  await create('Slow');
  await server.call('PUT', '/_sandbox/latency', {});
  expect(performance.now() - began).toBeGreaterThan(190);
});

test.each([
  ['status402', 402, 'CompanyValidationException: Company limit exceeded'],
  ['status403', 403, 'You are using an outdated API key or a key not associated with that resource.'],
  ['status500', 500, 'There is a problem with our server. Please try again later.'],
  ['status503', 503, 'The Codat API is temporarily offline for maintenance. Please try again later.'],
])('%s is Codat’s own body, and nothing is done', async (kind, statusCode, error) => {
  await fail({ kind });
  expect(JSON.parse(await create(`Refused ${statusCode}`))).toMatchObject({ statusCode, error, service: 'PublicApi' });
  expect(await companies(`Refused ${statusCode}`)).toBe(0);
});

test('whoever calls again before its Retry-After has passed is counted', async () => {
  const tooSoon = async () => await server.get('/_sandbox/stats');
  const before = (await tooSoon()).beforeRetryAfter;
  await fail({ kind: 'rate-limit', retryAfterSeconds: 30 });
  const limited = await server.call('POST', '/companies', { name: 'Wait' });
  expect(limited.headers.get('retry-after')).toBe('30');
  expect((await tooSoon()).beforeRetryAfter).toBe(before);
  await server.call('GET', '/companies');
  const after = await tooSoon();
  expect(after.beforeRetryAfter).toBe(before + 1);
  expect(Object.values(after.beforeRetryAfterByAddress)).toEqual([before + 1]);
  await server.call('PUT', '/_sandbox/clock', { advanceSeconds: 31 });
  await server.call('GET', '/companies');
  expect((await tooSoon()).beforeRetryAfter).toBe(before + 1);
});

test('a call may find that the permission has just been taken away', async () => {
  const other = await linkCompany(server);
  await fail({ operation: 'get-company', kind: 'deauthorize', companyId: other.id });
  await server.call('GET', `/companies/${company.id}`);
  const { body } = await server.call('GET', `/companies/${other.id}`);
  expect(body.dataConnections.find(({ id }: { id: string }) => id === other.connectionId).status).toBe('Deauthorized');
});

test('a rule that makes no sense is refused in words', async () => {
  const reply = await fail({ kind: 'meteor' });
  expect(reply.status).toBe(400);
  expect(reply.body.error).toContain('Invalid option');
});

test('a call that was on its way when another was told to wait is not too early; the next one is', async () => {
  const early = async (): Promise<number> => (await server.get('/_sandbox/stats')).beforeRetryAfter;
  const before = await early();
  await fail({ operation: 'get-company', kind: 'rate-limit', retryAfterSeconds: 30 });
  const together = await Promise.all(
    Array.from({ length: 8 }, async () => (await server.call('GET', `/companies/${company.id}`)).status),
  );
  expect(together.filter((status) => status === 429)).toHaveLength(1);
  expect(await early()).toBe(before);
  await expect.poll(async () => [await server.call('GET', '/companies'), (await early()) > before][1]).toBe(true);
});

test('the package refuses what one operation of the Accounting API asks of it', async () => {
  await fail({ operation: 'create-supplier', kind: 'push-error', message: 'Not today' });
  const { operation } = await push(company, 'POST', 'suppliers', { supplierName: 'Late Supplies', status: 'Active' });
  expect(operation.status).toBe('Failed');
  expect(JSON.stringify(operation.validation)).toContain('Not today');
});
