import { expect, test } from 'vitest';
import { companySizes } from './sizes';

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

test('a million movements belong to 300 companies, and the largest has 300,000', () => {
  const sizes = companySizes(1_000_000);
  expect(sizes).toHaveLength(300);
  expect(sizes[0]).toBe(300_000);
  expect(sum(sizes)).toBe(1_000_000);
  expect(Math.min(...sizes)).toBeGreaterThan(500);
});

test.each([1, 1_000, 20_000, 123_457])('%i movements are all given to companies', (rows) => {
  const sizes = companySizes(rows);
  expect(sum(sizes)).toBe(rows);
  expect(sizes.length).toBe(Math.max(1, Math.round(rows / 3_333)));
});
