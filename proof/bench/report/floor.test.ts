import { expect, test } from 'vitest';
import { fewestCalls, floorSeconds } from './floor';

test.each([
  [50, 51, 2.53],
  [100, 102, 5.06],
  [500, 510, 25.3],
  [1000, 1020, 60],
  [5000, 5100, 300],
  [10_000, 10_200, 600],
])('%i expenses with receipts need %i calls and %d seconds', (expenses, calls, seconds) => {
  expect(fewestCalls([expenses])).toBe(calls);
  expect(floorSeconds([expenses])).toBeCloseTo(seconds, 2);
});

test('companies share the address, and each has its own ten', () => {
  expect(fewestCalls(Array(20).fill(100))).toBe(2040);
  expect(floorSeconds(Array(20).fill(100))).toBe(120);
  expect(floorSeconds(Array(20).fill(10))).toBeCloseTo(0.53, 2);
});
