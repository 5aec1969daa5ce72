import { expect, test } from 'vitest';
import { keyset, pageOf } from './keyset';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test('the first page has nothing newer, and something older only when a row was left over', () => {
  expect(pageOf(rows('5', '4', '3'), {}, 2)).toEqual({ rows: rows('5', '4'), newer: null, older: { after: '4' } });
  expect(pageOf(rows('5', '4'), {}, 2)).toEqual({ rows: rows('5', '4'), newer: null, older: null });
});

test('a page after another leads back to it', () => {
  expect(pageOf(rows('3', '2', '1'), { after: '4' }, 2)).toEqual({
    rows: rows('3', '2'),
    newer: { before: '3' },
    older: { after: '2' },
  });
});

test('a page before another is read from the other end and shown newest first', () => {
  expect(keyset({ before: '3' }, 2).orderBy).toEqual({ id: 'asc' });
  expect(pageOf(rows('4', '5', '6'), { before: '3' }, 2)).toEqual({
    rows: rows('5', '4'),
    newer: { before: '5' },
    older: { after: '4' },
  });
});

test('the newest page reached backwards has nothing newer', () => {
  expect(pageOf(rows('4', '5'), { before: '3' }, 2).newer).toBeNull();
});

test('an empty page leads nowhere', () => {
  expect(pageOf([], { after: '1' }, 2)).toEqual({ rows: [], newer: null, older: null });
});
