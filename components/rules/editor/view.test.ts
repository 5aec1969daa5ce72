import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved } from './view';

test('a rule moves by so many places, and no further than the ends', () => {
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'gone', 1)).toEqual(['a', 'b', 'c']);
});

test('moving never loses or doubles a rule, and what does not move is the same order', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  fc.assert(
    fc.property(fc.constantFrom(...order), fc.integer({ min: -9, max: 9 }), (id, by) => {
      expect([...moved(order, id, by)].sort()).toEqual(order);
    }),
  );
  expect(moved(order, 'a', -1)).toBe(order);
});
