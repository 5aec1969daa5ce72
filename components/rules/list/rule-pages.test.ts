import { expect, test } from 'vitest';
import { rulePages } from './rule-pages';

const rule = (id: number, length: number) => ({ id: `${id}`, name: 'x'.repeat(length), when: '', gives: '', coded: 0 });
const rulesOf = (...lengths: readonly number[]) => lengths.map((length, id) => rule(id, length));
const sizesOf = (lengths: readonly number[]) =>
  rulePages(rulesOf(...lengths)).map(({ first, views }) => [first, views.length]);

test('a page has at most 50 rules', () => {
  expect(sizesOf(Array.from({ length: 120 }, () => 20))).toEqual([
    [0, 50],
    [50, 50],
    [100, 20],
  ]);
  expect(rulePages([])).toEqual([]);
});

test('a page has fewer rules when their texts are long, and at least one', () => {
  expect(sizesOf([4_000, 4_000, 4_000, 7_000, 90_000, 10])).toEqual([
    [0, 2],
    [2, 1],
    [3, 1],
    [4, 1],
    [5, 1],
  ]);
});

test('every rule is on exactly one page, in order', () => {
  const rules = rulesOf(...Array.from({ length: 333 }, (_, index) => (index * 37) % 1_200));
  expect(rulePages(rules).flatMap(({ views }) => views)).toEqual(rules);
});
