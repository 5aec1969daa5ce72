import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSet, mostMembers } from './find-set';

const amounts = (...minor: number[]) => minor.map(BigInt);

test('finds the only set', () => {
  expect(findSet(600n, amounts(100, 200, 300, 450))).toEqual({ kind: 'unique', members: [2, 1, 0] });
});

test('finds sets of money out', () => {
  expect(findSet(-300n, amounts(-100, -200, -150))).toEqual({ kind: 'unique', members: [1, 0] });
});

test('counts sets, also those of equal amounts', () => {
  expect(findSet(640n, amounts(320, 320, 320))).toEqual({ kind: 'ambiguous', sets: 3 });
  expect(findSet(5000n, amounts(1000, 4000, 2000, 3000, 1501, 3499))).toEqual({ kind: 'ambiguous', sets: 3 });
});

test('says that there is none only after a complete search', () => {
  expect(findSet(10_001n, amounts(2, 4, 6, 8, 10))).toEqual({ kind: 'none' });
  expect(findSet(100n, amounts(100, 200))).toEqual({ kind: 'none' });
});

test('does not search more than 24 candidates', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => BigInt(1000 + at));
  expect(findSet(100_000n, many(24)).kind).toBe('none');
  expect(findSet(100_000n, many(25))).toEqual({ kind: 'not searched', candidates: 25 });
});

test('stops after its steps instead of taking minutes', () => {
  const candidates = Array.from({ length: 24 }, (_, at) => BigInt(2 * (2_000 + 61 * at)));
  expect(findSet(30_001n, candidates)).toEqual({ kind: 'not searched', candidates: 24 });
});

test('does not search amounts that a double cannot hold', () => {
  const large = 2n ** 54n;
  expect(findSet(large + 1n, [large, 1n])).toEqual({ kind: 'not searched', candidates: 2 });
});

test('agrees with a search of all sets', () => {
  const cases = fc.tuple(fc.integer({ min: 2, max: 60 }), fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 9 }));
  fc.assert(
    fc.property(cases, ([target, values]) => {
      const sets = Array.from({ length: 2 ** values.length }, (_, mask) =>
        values.filter((_value, at) => mask & (1 << at)),
      );
      const fitting = sets.filter(
        (set) => set.length > 1 && set.length <= mostMembers && set.reduce((sum, value) => sum + value, 0) === target,
      );
      const answer = findSet(BigInt(target), values.map(BigInt));
      if (fitting.length === 0) expect(answer).toEqual({ kind: 'none' });
      else if (fitting.length > 1) expect(answer).toEqual({ kind: 'ambiguous', sets: Math.min(100, fitting.length) });
      else {
        const members = answer.kind === 'unique' ? answer.members.map((at) => values[at] ?? 0) : [];
        expect(members.sort()).toEqual([...(fitting[0] ?? [])].sort());
      }
    }),
  );
});
