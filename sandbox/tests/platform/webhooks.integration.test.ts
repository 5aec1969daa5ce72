import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../testing/test-server';
import { WebhookReceiver } from '../../testing/webhook-receiver';

let server: TestServer;
let receiver: WebhookReceiver;

beforeEach(async () => {
  // At a thousand times the speed, the longest delay between attempts is 36 s, and five days are 432 s.
  server = await openTestServer(1000);
  receiver = await WebhookReceiver.open(server.sandbox.webhookSecret);
  const [own] = (await server.get('/webhooks')).results;
  await server.call('DELETE', `/webhooks/${own.id}`);
});
afterEach(async () => {
  await receiver.close();
  await server.close();
});

const consume = async (values: object = {}) =>
  await server.post('/webhooks', { url: receiver.url, eventTypes: ['company.created'], ...values });
const setFaults = (settings: object) => server.call('PUT', '/_sandbox/webhooks', settings);
const company = async (name: string, values: object = {}) => (await server.post('/companies', { name, ...values })).id;
const webhooks = async () => (await server.get('/_sandbox/stats')).webhooks;
const messageAbout = async (companyId: string) =>
  (await server.get('/_sandbox/messages')).messages.find(
    (message: { company_id: string }) => message.company_id === companyId,
  );

test('a dropped webhook counts as delivered but is never sent', async () => {
  await consume();
  await setFaults({ drop: 1 });
  const dropped = await company('Dropped');
  await setFaults({});
  const sent = await company('Sent');
  await expect.poll(() => receiver.webhooks.map(({ companyId }) => companyId)).toContain(sent);
  expect(receiver.webhooks.map(({ companyId }) => companyId)).not.toContain(dropped);
  expect(await messageAbout(dropped)).toMatchObject({ status: 'Success', last_result: 'lost on purpose, never sent' });
  expect((await webhooks()).dropped).toBe(1);
});

test('a repeated webhook is sent again with the same id', async () => {
  await consume();
  await setFaults({ seed: 5, repeat: { probability: 1, times: 9 } });
  await company('Again');
  await expect.poll(() => receiver.webhooks.length).toBeGreaterThan(1);
  const { repeated } = await webhooks();
  expect(repeated).toBeGreaterThan(0);
  expect(new Set(receiver.webhooks.map(({ messageId }) => messageId)).size).toBe(1);
  expect(receiver.webhooks.every(({ isGenuine }) => isGenuine)).toBe(true);
});

test.each(['wrong-key', 'expired', 'tampered'])(
  'a forged webhook (%s) is sent in addition to the genuine one',
  async (kind) => {
    await consume();
    await setFaults({ forge: { probability: 1, kinds: [kind] } });
    await company('Forged');
    await expect.poll(() => receiver.webhooks.map(({ isGenuine }) => isGenuine).toSorted()).toEqual([false, true]);
    await expect.poll(webhooks).toMatchObject({ forged: 1, forgedTaken: 0, taken: 1 });
  },
);

test('a delayed webhook is sent when the clock reaches its time', async () => {
  await consume();
  await setFaults({ delay: { probability: 1, ms: 28 * 3_600_000 } });
  await company('Late');
  await setFaults({});
  await company('Punctual');
  await expect.poll(() => receiver.webhooks).toHaveLength(1);
  await server.call('PUT', '/_sandbox/clock', { advanceSeconds: 28 * 3600 });
  await expect.poll(() => receiver.webhooks).toHaveLength(2);
  expect(receiver.webhooks.every(({ isGenuine }) => isGenuine)).toBe(true);
});

test('shuffled webhooks arrive out of order', async () => {
  await consume();
  await setFaults({ seed: 1, shuffle: { windowMs: 200 } });
  const created: string[] = [];
  for (let number = 0; number < 20; number += 1) created.push(await company(`Shuffled ${number}`));
  await expect.poll(() => receiver.webhooks, { timeout: 3000 }).toHaveLength(20);
  const received = receiver.webhooks.map(({ companyId }) => companyId);
  expect(received).not.toEqual(created);
  expect(received.toSorted()).toEqual(created.toSorted());
});

test('a rotated secret signs later webhooks', async () => {
  await consume();
  await setFaults({ secret: `whsec_${Buffer.from('another secret of 24 b').toString('base64')}` });
  await company('Rotated');
  await expect.poll(() => receiver.webhooks.length).toBeGreaterThan(0);
  expect(receiver.webhooks[0]?.isGenuine).toBe(false);
  await setFaults({});
  await expect.poll(() => receiver.webhooks.some(({ isGenuine }) => isGenuine)).toBe(true);
});

test('a consumer with tags receives webhooks only for companies with those tags', async () => {
  await consume({ companyTags: ['region:us'] });
  await company('British', { tags: { region: 'uk' } });
  const american = await company('American', { tags: { region: 'us' } });
  await expect.poll(() => receiver.webhooks.map(({ companyId }) => companyId)).toEqual([american]);
});

test('a consumer is disabled after five days of failures, until a person enables it and recovers the failed ones', async () => {
  receiver.answer = 500;
  const { id } = await consume();
  const first = await company('First');
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    await expect.poll(async () => (await messageAbout(first)).attempts).toBeGreaterThanOrEqual(attempt);
    await server.call('PUT', '/_sandbox/clock', { advanceSeconds: 36 });
  }
  expect((await messageAbout(first)).status).toBe('Failure');
  await server.call('PUT', '/_sandbox/clock', { advanceSeconds: 432 });
  await company('After five days');
  const disabled = async () =>
    (await server.get('/webhooks')).results.find((each: { id: string }) => each.id === id).disabled;
  await expect.poll(disabled).toBe(true);

  receiver.answer = 200;
  const form = (path: string, fields: Record<string, string> = {}) =>
    fetch(`${server.sandbox.url}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
  await form('/_sandbox/consumers', { id, answer: 'enable' });
  expect(await disabled()).toBe(false);
  await form('/_sandbox/log/webhooks/recover');
  await expect.poll(async () => (await messageAbout(first)).status).toBe('Success');
});

test('a hundred webhooks a second are delivered as they are created', async () => {
  await consume();
  await server.call('PUT', '/_sandbox/limits', { dailyPerCompany: 100_000, perMinute: 100_000 });
  for (let round = 0; round < 30; round += 1)
    await Promise.all(Array.from({ length: 10 }, (_, number) => company(`Company ${round} ${number}`)));
  const left = 300 - receiver.webhooks.length;
  await expect.poll(() => receiver.webhooks, { timeout: 1000, interval: 20 }).toHaveLength(300);
  expect(left).toBeLessThan(100);
});

test('a consumer that never responds delays only its own webhooks', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  await consume({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/` });
  await consume();
  const created = [];
  for (let index = 0; index < 100; index += 1) created.push(await company(`Company ${index}`));
  await expect.poll(() => new Set(receiver.webhooks.map(({ companyId }) => companyId)).size).toBe(created.length);
  silent.closeAllConnections();
  silent.close();
});
