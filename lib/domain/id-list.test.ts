import { expect, test } from 'vitest';
import { idsInAddress, packedIds, packIds } from './id-list';

const ids = Array.from({ length: idsInAddress }, () => crypto.randomUUID());

test('ids come out of an address as they went in', () => {
  expect(packedIds.parse(packIds(ids))).toEqual(ids);
  expect(packIds(ids).length).toBeLessThan(6_000);
});

test('what is no list of ids is refused', () => {
  for (const text of ['', 'x', 'not a list', packIds(ids).slice(0, -3), 'AAAA'])
    expect(packedIds.safeParse(text).success, text.slice(0, 20)).toBe(false);
});
