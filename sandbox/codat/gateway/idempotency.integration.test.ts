import { expect, test } from 'vitest';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();

const withKey = () => ({ 'idempotency-key': crypto.randomUUID() });
const create = (name: string, headers: Record<string, string>) => server.call('POST', '/companies', { name }, headers);
const logged = async (operation: string) => (await server.get(`/_sandbox/requests?operation=${operation}`)).requests;

test('a repeated call during the first one is a 409, and the work is done once', async () => {
  await server.call('PUT', '/_sandbox/latency', { operations: { 'create-company': 300 } });
  const key = withKey();
  const both = await Promise.all([create('Twice at once', key), create('Twice at once', key)]);
  await server.call('PUT', '/_sandbox/latency', {});
  const [done, refused] = both.toSorted((one, other) => one.status - other.status);
  expect([done?.status, refused?.status]).toEqual([200, 409]);
  expect((await create('Twice at once', key)).body.id).toBe(done?.body.id);
});

test('a refusal is saved with its key like any response', async () => {
  const key = withKey();
  const first = await server.call('POST', '/companies', { title: 'No name' }, key);
  expect(first.status).toBe(400);
  expect(await server.post('/companies', { title: 'No name' }, key)).toEqual(first.body);
  expect((await logged('create-company'))[0]).toMatchObject({ replayed: true, idempotencyKey: key['idempotency-key'] });
});

test('a PUT and a DELETE ignore the key', async () => {
  const key = withKey();
  const { id } = (await create('Named', withKey())).body;
  await server.call('PUT', `/companies/${id}`, { name: 'One' }, key);
  expect((await server.call('PUT', `/companies/${id}`, { name: 'Two' }, key)).body.name).toBe('Two');
  expect((await server.call('DELETE', `/companies/${id}`, undefined, key)).status).toBe(204);
  expect((await server.call('DELETE', `/companies/${id}`, undefined, key)).status).toBe(404);
});

test('a call that hangs after its work is counted and logged once', async () => {
  await server.setFaults({ operation: 'list-companies', kind: 'timeout-after-commit', times: 1 });
  const before = (await logged('list-companies')).length;
  await fetch(`${server.sandbox.url}/companies`, {
    headers: { authorization: `Basic ${btoa('sandbox-key')}` },
    signal: AbortSignal.timeout(100),
  }).catch(() => undefined);
  await server.call('GET', '/companies');
  const after = await logged('list-companies');
  expect(after.map(({ fault }: { fault?: string }) => fault)).toEqual([
    undefined,
    'timeout-after-commit',
    ...after.slice(2).map(({ fault }: { fault?: string }) => fault),
  ]);
  expect(after).toHaveLength(before + 2);
});
