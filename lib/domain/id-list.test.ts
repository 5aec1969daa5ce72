import { expect, test } from 'vitest';
import { idListParam, maxIdsInUrl, packIds } from './id-list';

const ids = Array.from({ length: maxIdsInUrl }, () => crypto.randomUUID());

test('ids come out of an address as they went in', () => {
  expect(idListParam.parse(packIds(ids))).toEqual(ids);
  expect(packIds(ids).length).toBeLessThan(6_000);
});

test('what is no list of ids is refused', () => {
  for (const text of ['', 'x', 'not a list', packIds(ids).slice(0, -3), 'AAAA'])
    expect(idListParam.safeParse(text).success, text.slice(0, 20)).toBe(false);
});
