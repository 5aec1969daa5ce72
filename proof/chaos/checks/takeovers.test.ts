import { expect, test } from 'vitest';
import { Takeovers } from './takeovers';

const held = (by: string | null) => new Map(by === null ? [] : [['harbour', by]]);

test('a lane waits from the death of its worker until another one has it', () => {
  const takeovers = new Takeovers();
  takeovers.saw(held('first'), 0);
  takeovers.down('first', 1_000);
  takeovers.saw(held('first'), 1_200);
  takeovers.saw(held('second'), 16_000);
  expect(takeovers.longestSeconds).toBe(15);
});

test('a lane that is let go waits no longer, and the longest wait counts', () => {
  const takeovers = new Takeovers();
  takeovers.down('first', 0);
  takeovers.saw(held('first'), 100);
  takeovers.saw(held(null), 9_000);
  takeovers.down('second', 10_000);
  takeovers.saw(held('second'), 10_100);
  takeovers.saw(held('third'), 12_000);
  expect(takeovers.longestSeconds).toBe(9);
});

test('a worker that held nothing makes nobody wait', () => {
  const takeovers = new Takeovers();
  takeovers.down('first', 0);
  takeovers.saw(held('second'), 100);
  takeovers.end(60_000);
  expect(takeovers.longestSeconds).toBe(null);
});

test('a short pause is no takeover that failed, a long one is', () => {
  const takeovers = new Takeovers();
  takeovers.down('first', 0);
  takeovers.saw(held('first'), 100);
  takeovers.up('first', 5_000);
  expect(takeovers.longestSeconds).toBe(null);
  takeovers.down('first', 10_000);
  takeovers.saw(held('first'), 10_100);
  takeovers.up('first', 55_000);
  expect(takeovers.longestSeconds).toBe(45);
});

test('a lane that nobody has taken up by the end counts until then', () => {
  const takeovers = new Takeovers();
  takeovers.down('first', 0);
  takeovers.saw(held('first'), 100);
  takeovers.end(40_000);
  expect(takeovers.longestSeconds).toBe(40);
});
