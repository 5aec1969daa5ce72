import { expect, test } from 'vitest';
import { percentile } from './percentile';

test('returns the value at the rank of the share', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(hundred, 0.95)).toBe(95);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile([7], 0.99)).toBe(7);
});

test('returns 0 without values', () => {
  expect(percentile([], 0.95)).toBe(0);
});
