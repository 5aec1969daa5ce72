import { expect, test } from 'vitest';
import { type RunCounts, runStateOf } from './run';

const counts = (some: Partial<RunCounts>): RunCounts => {
  const each = { waiting: 0, inProgress: 0, unknown: 0, synced: 0, failed: 0, withdrawn: 0, ...some };
  return { unfrozen: 0, skipped: 0, ...each, all: Object.values(each).reduce((sum, count) => sum + count, 0) };
};

test('is waiting while nothing is in progress', () => {
  expect(runStateOf(counts({ waiting: 50 }), false)).toBe('waiting');
  expect(runStateOf(counts({ waiting: 40, inProgress: 10 }), false)).toBe('in progress');
  expect(runStateOf(counts({ waiting: 40, synced: 10 }), false)).toBe('waiting');
});

test('is under way while anything is in progress, stopped or not', () => {
  expect(runStateOf(counts({ synced: 40, inProgress: 10 }), false)).toBe('in progress');
  expect(runStateOf(counts({ synced: 40, inProgress: 10, withdrawn: 50 }), true)).toBe('in progress');
});

test('reports an unknown outcome before a failure', () => {
  expect(runStateOf(counts({ synced: 40, unknown: 1, failed: 2 }), false)).toBe('unknown');
});

test('tells a partial failure from a complete one', () => {
  expect(runStateOf(counts({ synced: 40, failed: 2 }), false)).toBe('partly failed');
  expect(runStateOf(counts({ failed: 2 }), false)).toBe('failed');
});

test('tells stopped from withdrawn and done', () => {
  expect(runStateOf(counts({ synced: 40, withdrawn: 2 }), true)).toBe('stopped');
  expect(runStateOf(counts({ withdrawn: 2 }), false)).toBe('withdrawn');
  expect(runStateOf(counts({ synced: 40 }), true)).toBe('done');
});

test('says that nothing was sent when every expense was skipped', () => {
  expect(runStateOf({ ...counts({}), skipped: 3 }, false)).toBe('nothing sent');
});
