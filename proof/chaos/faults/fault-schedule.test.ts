import { expect, test } from 'vitest';
import { scheduleFaults } from './fault-schedule';

const kills = (seed: number, count = 40) =>
  scheduleFaults({ seed, kills: count }).flatMap((fault) => (fault.kind === 'kill' ? [fault] : []));

test('gives the same schedule for the same seed, and a different one for another seed', () => {
  expect(scheduleFaults({ seed: 7, kills: 40 })).toEqual(scheduleFaults({ seed: 7, kills: 40 }));
  expect(scheduleFaults({ seed: 7, kills: 40 })).not.toEqual(scheduleFaults({ seed: 8, kills: 40 }));
});

test('spreads the kills in order over the first 95 % of the work', () => {
  const moments = kills(1).map(({ at }) => at);
  expect(moments).toHaveLength(40);
  expect(moments).toEqual([...moments].sort((one, other) => one - other));
  for (const quarter of [0, 1, 2, 3])
    expect(moments.filter((at) => Math.floor((at / 0.95) * 4) === quarter)).toHaveLength(10);
});

test('kills workers, web and Postgres', () => {
  const kinds = Map.groupBy(Array.from({ length: 20 }, (_, seed) => kills(seed)).flat(), ({ target }) => target.kind);
  for (const kind of ['worker', 'web', 'postgres'] as const)
    expect((kinds.get(kind) ?? []).length / 800).toBeGreaterThan(0.1);
});

test('schedules one pause for ten kills, at least one, and none without kills', () => {
  const pauses = (count: number) =>
    scheduleFaults({ seed: 1, kills: count }).filter(({ kind }) => kind === 'pause').length;
  expect([0, 1, 6, 40].map(pauses)).toEqual([0, 1, 1, 4]);
});
