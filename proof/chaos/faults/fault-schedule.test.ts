import { expect, test } from 'vitest';
import { planOf } from './fault-schedule';

const kills = (seed: number, count = 40) =>
  planOf({ seed, kills: count }).flatMap((blow) => (blow.kind === 'kill' ? [blow] : []));

test('the same seed brings the same plan, another one another', () => {
  expect(planOf({ seed: 7, kills: 40 })).toEqual(planOf({ seed: 7, kills: 40 }));
  expect(planOf({ seed: 7, kills: 40 })).not.toEqual(planOf({ seed: 8, kills: 40 }));
});

test('the kills are spread over the work, in their order, and leave the end of it in peace', () => {
  const moments = kills(1).map(({ at }) => at);
  expect(moments).toHaveLength(40);
  expect(moments).toEqual([...moments].sort((one, other) => one - other));
  for (const stretch of [0, 1, 2, 3])
    expect(moments.filter((at) => Math.floor((at / 0.95) * 4) === stretch)).toHaveLength(10);
});

test('workers, web and Postgres all get their share', () => {
  const kinds = Map.groupBy(Array.from({ length: 20 }, (_, seed) => kills(seed)).flat(), ({ whom }) => whom.kind);
  for (const kind of ['worker', 'web', 'postgres'] as const)
    expect((kinds.get(kind) ?? []).length / 800).toBeGreaterThan(0.1);
});

test('one pause is planned for ten kills, one at least, and none without a kill', () => {
  const pauses = (count: number) => planOf({ seed: 1, kills: count }).filter(({ kind }) => kind === 'pause').length;
  expect([0, 1, 6, 40].map(pauses)).toEqual([0, 1, 1, 4]);
});
