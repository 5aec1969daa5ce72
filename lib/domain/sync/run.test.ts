import { expect, test } from 'vitest';
import { type RunCounts, runStateOf } from './run';

const counts = (some: Partial<RunCounts>): RunCounts => {
  const each = { waiting: 0, inProgress: 0, unknown: 0, synced: 0, failed: 0, withdrawn: 0, ...some };
  return { ...each, all: Object.values(each).reduce((sum, count) => sum + count, 0) };
};

test('a run waits while nothing of it is on its way: before the first, or when the rest has to wait', () => {
  expect(runStateOf(counts({ waiting: 50 }), false)).toBe('waiting');
  expect(runStateOf(counts({ waiting: 40, inProgress: 10 }), false)).toBe('in progress');
  expect(runStateOf(counts({ waiting: 40, synced: 10 }), false)).toBe('waiting');
});

test('a run is under way until nothing of it is on its way, stopped or not', () => {
  expect(runStateOf(counts({ synced: 40, inProgress: 10 }), false)).toBe('in progress');
  expect(runStateOf(counts({ synced: 40, inProgress: 10, withdrawn: 50 }), true)).toBe('in progress');
});

test('what nobody knows yet comes before what failed', () => {
  expect(runStateOf(counts({ synced: 40, unknown: 1, failed: 2 }), false)).toBe('unknown');
});

test('a run of which some failed is told from one of which nothing was written', () => {
  expect(runStateOf(counts({ synced: 40, failed: 2 }), false)).toBe('partly failed');
  expect(runStateOf(counts({ failed: 2 }), false)).toBe('failed');
});

test('a stopped run is told from one whose expenses came back for another reason, and both from one that is done', () => {
  expect(runStateOf(counts({ synced: 40, withdrawn: 2 }), true)).toBe('stopped');
  expect(runStateOf(counts({ withdrawn: 2 }), false)).toBe('withdrawn');
  expect(runStateOf(counts({ synced: 40 }), true)).toBe('done');
});
