import { expect, test } from 'vitest';
import { backoffSeconds, batchBackoffSeconds } from './lane';

/** Returns the time of each attempt, in seconds after the first, for a batch that always fails. */
function attemptsOf(seconds: number, chance: number): readonly number[] {
  const times = [0];
  for (let failures = 1, at = 0; at < seconds; failures += 1) {
    at += batchBackoffSeconds(failures, chance);
    times.push(at);
  }
  return times;
}

test('a backoff doubles up to its longest, with jitter of a quarter', () => {
  expect([1, 2, 3, 4, 20].map((failures) => backoffSeconds(failures, 0.5, 10))).toEqual([2, 4, 8, 10, 10]);
  expect([0, 1].map((chance) => backoffSeconds(3, chance, 300))).toEqual([6, 10]);
});

test.each([0, 0.5, 1])(
  'a batch is tried often in the first minutes, and rarely if it fails for ever (chance %d)',
  (chance) => {
    const attempts = attemptsOf(86_400, chance);
    expect(attempts.filter((at) => at <= 60).length).toBeGreaterThanOrEqual(8);
    expect(attempts.filter((at) => at <= 300).length).toBeGreaterThanOrEqual(18);
    expect(attempts.length).toBeLessThan(450);
  },
);
