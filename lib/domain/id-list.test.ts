import { expect, test } from 'vitest';
import { maxIdsInUrl, packIds } from './id-list';
import { idListParam } from './id-list-param';

const ids = Array.from({ length: maxIdsInUrl }, () => crypto.randomUUID());

test('unpacks what it packed', () => {
  expect(idListParam.parse(packIds(ids))).toEqual(ids);
  expect(packIds(ids).length).toBeLessThan(6_000);
});

test('rejects text that is not a list of ids', () => {
  for (const text of ['', 'x', 'not a list', packIds(ids).slice(0, -3), 'AAAA'])
    expect(idListParam.safeParse(text).success, text.slice(0, 20)).toBe(false);
});
