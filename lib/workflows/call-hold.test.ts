import { beforeEach, expect, test } from 'vitest';
import { CallHold } from './call-hold';

let at = 0;
let saved: number[] = [];
let isDown = false;
const ports = {
  saveHold: async (seconds: number) => {
    if (isDown) throw new Error('the database is down');
    saved.push(seconds);
  },
  now: () => at,
  sleep: async (ms: number) => {
    at += ms;
    if (at > 2_000) isDown = false;
  },
};

beforeEach(() => {
  at = 0;
  saved = [];
  isDown = false;
});

test('holds calls at once and until the longest Retry-After has passed', () => {
  const hold = new CallHold(ports);
  expect(hold.waitMs).toBe(0);
  hold.start(3);
  hold.start(1);
  expect(hold.waitMs).toBe(3_000);
  at = 3_000;
  expect(hold.waitMs).toBe(0);
});

test('stores what is left of the wait until the database has it', async () => {
  isDown = true;
  const hold = new CallHold(ports);
  hold.start(10);
  await hold.saveUntilStored();
  expect(saved).toEqual([8]);
  expect(at).toBeGreaterThan(2_000);
});

test('stores nothing that the database has already, or that has passed', async () => {
  const hold = new CallHold(ports);
  hold.start(10);
  hold.saved(10);
  await hold.saveUntilStored();
  expect(saved).toEqual([]);
  isDown = true;
  const brief = new CallHold(ports);
  brief.start(1);
  await brief.saveUntilStored();
  expect(saved).toEqual([]);
  expect(at).toBeLessThan(2_000);
});
