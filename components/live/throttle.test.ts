import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Throttle } from './throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('5,000 requests in five seconds run once in the interval, and once more after the last', () => {
  const runs: number[] = [];
  const throttle = new Throttle(1_500, 150, () => void runs.push(Date.now()));
  for (let request = 0; request < 5_000; request += 1) {
    throttle.run();
    vi.advanceTimersByTime(1);
  }
  const lastRequest = Date.now();
  vi.runAllTimers();
  expect(runs).toHaveLength(5);
  expect(Math.min(...runs.slice(1).map((at, index) => at - (runs[index] ?? 0)))).toBeGreaterThanOrEqual(1_500);
  expect(runs.at(-1)).toBeGreaterThanOrEqual(lastRequest);
});

test('one request runs soon', () => {
  const task = vi.fn();
  const throttle = new Throttle(1_500, 150, task);
  throttle.run();
  vi.advanceTimersByTime(149);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(task).toHaveBeenCalledOnce();
});

test('a cancelled request does not run', () => {
  const task = vi.fn();
  const throttle = new Throttle(1_500, 150, task);
  throttle.run();
  throttle.cancel();
  vi.runAllTimers();
  expect(task).not.toHaveBeenCalled();
});
