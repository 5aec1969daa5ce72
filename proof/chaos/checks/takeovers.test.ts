import { expect, test } from 'vitest';
import { Takeovers } from './takeovers';

const held = (by: string | null) => new Map(by === null ? [] : [['harbour', by]]);

test('measures from the end of a worker until another holds its lane', () => {
  const takeovers = new Takeovers();
  takeovers.observe(held('first'), 0);
  takeovers.ownerDown('first', 1_000);
  takeovers.observe(held('first'), 1_200);
  takeovers.observe(held('second'), 16_000);
  expect(takeovers.longestSeconds).toBe(15);
});

test('ends the wait when a lane is released, and reports the longest wait', () => {
  const takeovers = new Takeovers();
  takeovers.ownerDown('first', 0);
  takeovers.observe(held('first'), 100);
  takeovers.observe(held(null), 9_000);
  takeovers.ownerDown('second', 10_000);
  takeovers.observe(held('second'), 10_100);
  takeovers.observe(held('third'), 12_000);
  expect(takeovers.longestSeconds).toBe(9);
});

test('ignores a worker that holds no lane', () => {
  const takeovers = new Takeovers();
  takeovers.ownerDown('first', 0);
  takeovers.observe(held('second'), 100);
  takeovers.finish(60_000);
  expect(takeovers.longestSeconds).toBe(null);
});

test('counts a long pause as a wait, but not a short one', () => {
  const takeovers = new Takeovers();
  takeovers.ownerDown('first', 0);
  takeovers.observe(held('first'), 100);
  takeovers.ownerUp('first', 5_000);
  expect(takeovers.longestSeconds).toBe(null);
  takeovers.ownerDown('first', 10_000);
  takeovers.observe(held('first'), 10_100);
  takeovers.ownerUp('first', 55_000);
  expect(takeovers.longestSeconds).toBe(45);
});

test('counts a lane without a new holder until the end', () => {
  const takeovers = new Takeovers();
  takeovers.ownerDown('first', 0);
  takeovers.observe(held('first'), 100);
  takeovers.finish(40_000);
  expect(takeovers.longestSeconds).toBe(40);
});
