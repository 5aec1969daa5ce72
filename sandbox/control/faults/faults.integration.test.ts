import { afterEach, expect, test } from 'vitest';
import { linkCompany, push } from '../../testing/linked-company';
import { basicAuth, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);
afterEach(() => server.setFaults());

const fail = (rule: object) => server.setFaults({ operation: 'create-company', times: 1, ...rule });

/** Creates a company. Returns the response body as text, or the error code if the connection failed. */
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
])('a reset %s the work leaves %i companies', async (when, left, status) => {
  await fail({ kind: 'reset', when });
  expect(await create(`Reset ${when}`)).toBe('ECONNRESET');
  expect(await companies(`Reset ${when}`)).toBe(left);
  expect(await logged('create-company')).toMatchObject({ status, fault: 'reset' });
});

test.each([
  ['timeout-before', 0],
  ['timeout-after-commit', 1],
])('%s ends the connection without a response', async (kind, left) => {
  await fail({ kind });
  expect(await create(`Waited for ${kind}`)).toBe('ECONNRESET');
  expect(await companies(`Waited for ${kind}`)).toBe(left);
});

test('a reset halfway through the body happens after the work is done', async () => {
  await fail({ kind: 'reset', when: 'mid-body' });
  expect(await create('Reset in the middle')).toBe('UND_ERR_SOCKET');
  expect(await companies('Reset in the middle')).toBe(1);
});

test('a 500 after the work is replayed with its key, and the work is done once', async () => {
  await fail({ kind: 'status500', when: 'after' });
  const key = { 'idempotency-key': crypto.randomUUID() };
  const first = await create('Failed after the work', key);
  expect(JSON.parse(first)).toMatchObject({ statusCode: 500 });
  expect(await create('Failed after the work', key)).toBe(first);
  expect(await companies('Failed after the work')).toBe(1);
});

test('a lost response is replayed with its key', async () => {
  await fail({ kind: 'reset', when: 'after' });
  const key = { 'idempotency-key': crypto.randomUUID() };
  expect(await create('Lost and found', key)).toBe('ECONNRESET');
  expect(JSON.parse(await create('Lost and found', key))).toMatchObject({ name: 'Lost and found' });
  expect(await companies('Lost and found')).toBe(1);
  expect(await logged('create-company')).toMatchObject({ replayed: true, status: 200 });
});

test('a malformed response is half of the body, and the work is done', async () => {
  await fail({ kind: 'malformed' });
  const text = await create('Malformed');
  expect(text).toMatch(/^\{"id":/);
  expect(() => JSON.parse(text)).toThrow();
  expect(await companies('Malformed')).toBe(1);
});

test('a slow fault and latency delay the response', async () => {
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
])('%s has Codat’s own body, and does no work', async (kind, statusCode, error) => {
  await fail({ kind });
  expect(JSON.parse(await create(`Refused ${statusCode}`))).toMatchObject({ statusCode, error, service: 'PublicApi' });
  expect(await companies(`Refused ${statusCode}`)).toBe(0);
});

test('a call made before Retry-After has passed is counted', async () => {
  const stats = () => server.get('/_sandbox/stats');
  const before = (await stats()).beforeRetryAfter;
  await fail({ kind: 'rate-limit', retryAfterSeconds: 30 });
  const limited = await server.call('POST', '/companies', { name: 'Wait' });
  expect(limited.headers.get('retry-after')).toBe('30');
  expect((await stats()).beforeRetryAfter).toBe(before);
  await server.call('GET', '/companies');
  const after = await stats();
  expect(after.beforeRetryAfter).toBe(before + 1);
  expect(Object.values(after.beforeRetryAfterByAddress)).toEqual([before + 1]);
  await server.call('PUT', '/_sandbox/clock', { advanceSeconds: 31 });
  await server.call('GET', '/companies');
  expect((await stats()).beforeRetryAfter).toBe(before + 1);
});

test('a deauthorize fault revokes access just before the call', async () => {
  const other = await linkCompany(server);
  await fail({ operation: 'get-company', kind: 'deauthorize', companyId: other.id });
  await server.call('GET', `/companies/${company.id}`);
  const { body } = await server.call('GET', `/companies/${other.id}`);
  expect(body.dataConnections.find(({ id }: { id: string }) => id === other.connectionId).status).toBe('Deauthorized');
});

test('an invalid rule is refused with a message', async () => {
  const reply = await fail({ kind: 'meteor' });
  expect(reply.status).toBe(400);
  expect(reply.body.error).toContain('Invalid option');
});

test('a push-error fault refuses one operation of the Accounting API', async () => {
  await fail({ operation: 'create-supplier', kind: 'push-error', message: 'Not today' });
  const { operation } = await push(company, 'POST', 'suppliers', { supplierName: 'Late Supplies', status: 'Active' });
  expect(operation.status).toBe('Failed');
  expect(JSON.stringify(operation.validation)).toContain('Not today');
});
