import { expect, test } from 'vitest';
import { keyset, pageOf } from './keyset';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test('the first page has no newer page, and an older one only when a row is left over', () => {
  expect(pageOf(rows('5', '4', '3'), {}, 2)).toEqual({ rows: rows('5', '4'), newer: null, older: { after: '4' } });
  expect(pageOf(rows('5', '4'), {}, 2)).toEqual({ rows: rows('5', '4'), newer: null, older: null });
});

test('a later page links back to the earlier one', () => {
  expect(pageOf(rows('3', '2', '1'), { after: '4' }, 2)).toEqual({
    rows: rows('3', '2'),
    newer: { before: '3' },
    older: { after: '2' },
  });
});

test('a page before a cursor is read in reverse and shown newest first', () => {
  expect(keyset({ before: '3' }, 2).orderBy).toEqual({ id: 'asc' });
  expect(pageOf(rows('4', '5', '6'), { before: '3' }, 2)).toEqual({
    rows: rows('5', '4'),
    newer: { before: '5' },
    older: { after: '4' },
  });
});

test('the newest page, reached backwards, has no newer page', () => {
  expect(pageOf(rows('4', '5'), { before: '3' }, 2).newer).toBeNull();
});

test('an empty page has no neighbours', () => {
  expect(pageOf([], { after: '1' }, 2)).toEqual({ rows: [], newer: null, older: null });
});
