import { expect, test } from 'vitest';
import { dimensions, dimensionsFor } from './dimension';

test('an employee is offered no report of other people, and of nothing that the mapping decides', () => {
  expect(dimensionsFor(false)).toEqual(['category', 'payee', 'card', 'currency', 'time']);
  expect(dimensionsFor(true)).toEqual(dimensions);
});
