import { expect, test } from 'vitest';
import { toColumns, toRows } from './columns';

const rows = [
  { id: 'a', card: 'Company card', note: null },
  { id: 'b', card: 'Company card', note: null },
  { id: 'c', card: 'Company card', note: 'Lunch' },
  { id: 'd', card: 'Current account', note: null },
];

test('a column holds its field of all rows, and repeated words once', () => {
  expect(toColumns(rows)).toEqual({
    id: ['a', 'b', 'c', 'd'],
    card: { words: ['Company card', 'Current account'], at: [0, 0, 0, 1] },
    note: { words: [null, 'Lunch'], at: [0, 0, 1, 0] },
  });
});

test('rows come back from their columns in order', () => {
  expect(toRows(toColumns(rows))).toEqual(rows);
});

test('no rows have no columns', () => {
  expect(toRows(toColumns([]))).toEqual([]);
});
