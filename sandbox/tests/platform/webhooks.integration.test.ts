import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStage, type Stage } from '../../testing/client';
import { Receiver } from '../../testing/receiver';

let stage: Stage;
let receiver: Receiver;

beforeEach(async () => {
  // A thousand times as fast: 36 s for the longest wait, 432 s for five days.
  stage = await openStage(1000);
  receiver = await Receiver.open(stage.sandbox.webhookSecret);
  const [own] = (await stage.ask('GET', '/webhooks')).body.results;
  await stage.ask('DELETE', `/webhooks/${own.id}`);
});
afterEach(async () => {
  await receiver.close();
  await stage.close();
});

const consume = async (values: object = {}) =>
  (await stage.ask('POST', '/webhooks', { url: receiver.url, eventTypes: ['company.created'], ...values })).body;
const mischief = (change: object) => stage.ask('PUT', '/_sandbox/webhooks', change);
const company = async (name: string, values: object = {}) =>
  (await stage.ask('POST', '/companies', { name, ...values })).body.id;
const webhooks = async () => (await stage.ask('GET', '/_sandbox/stats')).body.webhooks;
const messageAbout = async (companyId: string) =>
  (await stage.ask('GET', '/_sandbox/messages')).body.messages.find(
    (message: { company_id: string }) => message.company_id === companyId,
  );

test('a dropped webhook counts as delivered and never comes', async () => {
  await consume();
  await mischief({ drop: 1 });
  const lost = await company('Lost');
  await mischief({});
  const heard = await company('Heard');
  await expect.poll(() => receiver.parcels.map(({ companyId }) => companyId)).toContain(heard);
  expect(receiver.parcels.map(({ companyId }) => companyId)).not.toContain(lost);
  expect(await messageAbout(lost)).toMatchObject({ status: 'Success', last_result: 'lost on purpose, never sent' });
  expect((await webhooks()).dropped).toBe(1);
});

test('a repeated webhook comes again with the same id', async () => {
  await consume();
  await mischief({ seed: 5, repeat: { probability: 1, times: 9 } });
  await company('Again');
  await expect.poll(() => receiver.parcels.length).toBeGreaterThan(1);
  const { repeated } = await webhooks();
  expect(repeated).toBeGreaterThan(0);
  expect(new Set(receiver.parcels.map(({ id }) => id)).size).toBe(1);
  expect(receiver.parcels.every(({ genuine }) => genuine)).toBe(true);
});

test.each(['wrong-key', 'expired', 'tampered'])('a forged webhook (%s) is sent beside the true one', async (kind) => {
  await consume();
  await mischief({ forge: { probability: 1, kinds: [kind] } });
  await company('Forged');
  await expect.poll(() => receiver.parcels.map(({ genuine }) => genuine).toSorted()).toEqual([false, true]);
  await expect.poll(webhooks).toMatchObject({ forged: 1, forgedTaken: 0, taken: 1 });
});

test('delayed webhooks come when the clock has passed their time', async () => {
  await consume();
  await mischief({ delay: { probability: 1, ms: 28 * 3_600_000 } });
  await company('Late');
  await mischief({});
  await company('Punctual');
  await expect.poll(() => receiver.parcels).toHaveLength(1);
  await stage.ask('PUT', '/_sandbox/clock', { advanceSeconds: 28 * 3600 });
  await expect.poll(() => receiver.parcels).toHaveLength(2);
  expect(receiver.parcels.every(({ genuine }) => genuine)).toBe(true);
});

test('shuffled webhooks overtake one another', async () => {
  await consume();
  await mischief({ seed: 1, shuffle: { windowMs: 200 } });
  const made: string[] = [];
  for (let number = 0; number < 20; number += 1) made.push(await company(`Shuffled ${number}`));
  await expect.poll(() => receiver.parcels, { timeout: 3000 }).toHaveLength(20);
  const came = receiver.parcels.map(({ companyId }) => companyId);
  expect(came).not.toEqual(made);
  expect(came.toSorted()).toEqual(made.toSorted());
});

test('a rotated secret signs from then on', async () => {
  await consume();
  await mischief({ secret: `whsec_${Buffer.from('another secret of 24 b').toString('base64')}` });
  await company('Rotated');
  await expect.poll(() => receiver.parcels.length).toBeGreaterThan(0);
  expect(receiver.parcels[0]?.genuine).toBe(false);
  await mischief({});
  await expect.poll(() => receiver.parcels.some(({ genuine }) => genuine)).toBe(true);
});

test('a consumer hears of the companies with its tags alone', async () => {
  await consume({ companyTags: ['region:us'] });
  await company('British', { tags: { region: 'uk' } });
  const american = await company('American', { tags: { region: 'us' } });
  await expect.poll(() => receiver.parcels.map(({ companyId }) => companyId)).toEqual([american]);
});

test('after five days of failures a consumer gets nothing, until a person enables it and recovers what failed', async () => {
  receiver.answer = 500;
  const { id } = await consume();
  const first = await company('Unheard');
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    await expect.poll(async () => (await messageAbout(first)).attempts).toBeGreaterThanOrEqual(attempt);
    await stage.ask('PUT', '/_sandbox/clock', { advanceSeconds: 36 });
  }
  expect((await messageAbout(first)).status).toBe('Failure');
  await stage.ask('PUT', '/_sandbox/clock', { advanceSeconds: 432 });
  await company('The last straw');
  const disabled = async () =>
    (await stage.ask('GET', '/webhooks')).body.results.find((each: { id: string }) => each.id === id).disabled;
  await expect.poll(disabled).toBe(true);

  receiver.answer = 200;
  const form = (path: string, fields: Record<string, string> = {}) =>
    fetch(`${stage.sandbox.url}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
  await form('/_sandbox/consumers', { id, answer: 'enable' });
  expect(await disabled()).toBe(false);
  await form('/_sandbox/log/webhooks/recover');
  await expect.poll(async () => (await messageAbout(first)).status).toBe('Success');
});

test('a hundred a second are delivered while they are made', async () => {
  await consume();
  await stage.ask('PUT', '/_sandbox/limits', { dailyPerCompany: 100_000, perMinute: 100_000 });
  for (let round = 0; round < 30; round += 1)
    await Promise.all(Array.from({ length: 10 }, (_, number) => company(`Company ${round} ${number}`)));
  const left = 300 - receiver.parcels.length;
  await expect.poll(() => receiver.parcels, { timeout: 1000, interval: 20 }).toHaveLength(300);
  expect(left).toBeLessThan(100);
});

test('a consumer that never answers holds up its own webhooks alone', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  await consume({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/` });
  await consume();
  const made = [];
  for (let index = 0; index < 100; index += 1) made.push(await company(`Company ${index}`));
  await expect.poll(() => new Set(receiver.parcels.map(({ companyId }) => companyId)).size).toBe(made.length);
  silent.closeAllConnections();
  silent.close();
});
