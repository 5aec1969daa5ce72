import { expect, test } from 'vitest';
import { floorSeconds, minimumCalls } from './floor';

test.each([
  [50, 51, 2.53],
  [100, 102, 5.06],
  [500, 510, 25.3],
  [1000, 1020, 60],
  [5000, 5100, 300],
  [10_000, 10_200, 600],
])('%i expenses with receipts need %i calls and %d seconds', (expenses, calls, seconds) => {
  expect(minimumCalls([expenses])).toBe(calls);
  expect(floorSeconds([expenses])).toBeCloseTo(seconds, 2);
});

test('allows ten concurrent calls for each company, and shares the limit of the address among all', () => {
  expect(minimumCalls(Array(20).fill(100))).toBe(2040);
  expect(floorSeconds(Array(20).fill(100))).toBe(120);
  expect(floorSeconds(Array(20).fill(10))).toBeCloseTo(0.53, 2);
});
