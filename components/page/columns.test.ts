import { expect, test } from 'vitest';
import { toColumns, toRows } from './columns';

const rows = [
  { id: 'a', amount: '1.00', note: null },
  { id: 'b', amount: '2.00', note: 'Lunch' },
];

test('columns hold each field of all rows', () => {
  expect(toColumns(rows)).toEqual({ id: ['a', 'b'], amount: ['1.00', '2.00'], note: [null, 'Lunch'] });
});

test('rows come back from their columns in order', () => {
  expect(toRows(toColumns(rows))).toEqual(rows);
});

test('no rows have no columns', () => {
  expect(toRows(toColumns([]))).toEqual([]);
});
