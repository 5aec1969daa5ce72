import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved } from './view';

test('moves a rule by a number of positions, at most to the start or end', () => {
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'gone', 1)).toEqual(['a', 'b', 'c']);
});

test('neither loses nor duplicates a rule, and returns the same array when nothing moves', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  fc.assert(
    fc.property(fc.constantFrom(...order), fc.integer({ min: -9, max: 9 }), (id, by) => {
      expect([...moved(order, id, by)].sort()).toEqual(order);
    }),
  );
  expect(moved(order, 'a', -1)).toBe(order);
});
