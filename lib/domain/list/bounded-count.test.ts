import { expect, test } from 'vitest';
import { boundedSum, formatBounded } from './bounded-count';

test('a count is exact, or at least as large as what was counted', () => {
  expect(formatBounded({ count: 12_480, isMore: false }, 'en-GB')).toBe('12,480');
  expect(formatBounded({ count: 312, isMore: true }, 'en-GB')).toBe('312+');
  expect(formatBounded({ count: 10_001, isMore: true }, 'en-GB')).toBe('10,000+');
});

test('a sum is exact only if all its parts are', () => {
  const exact = { count: 2, isMore: false };
  expect(boundedSum([exact, exact])).toEqual({ count: 4, isMore: false });
  expect(boundedSum([exact, { count: 1, isMore: true }])).toEqual({ count: 3, isMore: true });
  expect(boundedSum([])).toEqual({ count: 0, isMore: false });
});
