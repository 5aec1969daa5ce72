import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openLoop } from './open-loop';

test('a stall of the server counts for every request that was due meanwhile', async () => {
  // One request after the other is answered, each at once, except that the first takes 200 ms.
  let free = Promise.resolve();
  const { latencies } = await openLoop({ rate: 100, seconds: 0.1 }, (index) => {
    const turn = free.then(() => pause(index === 0 ? 200 : 0));
    free = turn.then(() => undefined);
    return turn;
  });
  expect(latencies).toHaveLength(10);
  // The last one was due after 90 ms and waited for the rest of the stall.
  expect(Math.min(...latencies)).toBeGreaterThan(90);
});

test('reports requests that fail', async () => {
  const { errors, latencies } = await openLoop({ rate: 1000, seconds: 0.003 }, (index) =>
    index === 1 ? Promise.reject(new Error('status 500')) : Promise.resolve(),
  );
  expect(latencies).toHaveLength(3);
  expect(errors).toEqual(['status 500']);
});
