import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Change } from '@/lib/domain/live/change';
import { aCompany } from '@/lib/testing/people';
import { inScope, sendAnnouncements, worker } from './db';
import { changedSince, onChange } from './events';
import { newId } from './id';
import { announce } from './queue';

/** Collects the changes of a company. `until` resolves when one of them is accepted. */
function listenTo(companyId: string) {
  const heard: Change[] = [];
  const waiting = new Set<() => void>();
  const stop = onChange(companyId, (change) => {
    heard.push(change);
    for (const look of waiting) look();
  });
  const until = (is: (change: Change) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => void (heard.some(is) && resolve());
      waiting.add(look);
      look();
    });
  return { heard, until, stop };
}

const change = (companyId: string, ...rest: [Change['topics'], Change['ids']]) =>
  inScope(worker(companyId), (tx) => announce(tx, companyId, ...rest));

// A listener hears of a first change when this process has begun to listen to the database.
beforeAll(async () => {
  const { until, stop } = listenTo((await aCompany()).companyId);
  await until(() => true);
  stop();
});

test('a burst of 5,000 updates is a few events, and the last of them is not lost', async () => {
  const { companyId } = await aCompany();
  const { heard, until, stop } = listenTo(companyId);
  const since = performance.now();
  for (let round = 0; round < 100; round += 1)
    await inScope(worker(companyId), async (tx) => {
      for (let update = 0; update < 50; update += 1) await announce(tx, companyId, ['expenses'], [newId()]);
    });
  await change(companyId, ['imports'], null);
  await until(({ topics }) => topics.includes('imports'));
  const collected = (performance.now() - since) / 200;
  stop();
  expect(heard.length).toBeLessThanOrEqual(Math.ceil(collected) + 1);
  expect(heard.every(({ topics }) => topics.every((topic) => ['expenses', 'imports'].includes(topic)))).toBe(true);
});

test('an event names what changed, and reaches pages of its company only', async () => {
  const [here, there] = [await aCompany(), await aCompany('Bright Dental')];
  const [mine, theirs] = [listenTo(here.companyId), listenTo(there.companyId)];
  const id = newId();
  const before = new Date();
  await sleep(2);
  await change(here.companyId, ['expenses'], [id]);
  await mine.until(({ topics, ids }) => topics.join() === 'expenses' && ids?.join() === id);
  expect(changedSince(here.companyId, before)).toEqual({ topics: ['expenses'], ids: null });
  expect(changedSince(there.companyId, before)).toBeNull();
  expect(changedSince(here.companyId, new Date(Date.now() + 1_000))).toBeNull();
  expect(theirs.heard.filter(({ ids }) => ids?.includes(id))).toEqual([]);
  mine.stop();
  theirs.stop();
});

test('a transaction that fails announces nothing', async () => {
  const { companyId } = await aCompany();
  const { heard, until, stop } = listenTo(companyId);
  const fails = inScope(worker(companyId), async (tx) => {
    await announce(tx, companyId, ['rules'], null);
    throw new Error('on purpose');
  });
  await expect(fails).rejects.toThrow('on purpose');
  await change(companyId, ['imports'], null);
  await until(({ topics }) => topics.join() === 'imports');
  expect(heard.filter(({ topics }) => topics.join() === 'rules')).toEqual([]);
  stop();
});

test('a process announces what it has committed before it ends', async () => {
  const { companyId } = await aCompany();
  const { until, stop } = listenTo(companyId);
  await change(companyId, ['tasks'], null);
  await sendAnnouncements();
  await until(({ topics }) => topics.join() === 'tasks');
  stop();
});
