import { expect, test } from 'vitest';
import { toColumns, toRows } from './columns';

const rows = [
  { id: 'a', card: 'Company card', paid: 'Yes', tax: { rate: 'standard', percent: 20 } },
  { id: 'b', card: 'Company card', paid: 'Yes', tax: { rate: 'standard', percent: 20 } },
  { id: 'c', card: 'Company card', paid: 'Yes', tax: { rate: 'standard', percent: 20 } },
  { id: 'd', card: 'Current account', paid: 'Yes', tax: { rate: 'none', percent: 0 } },
];

test('a column holds its field of all rows, repeated words once, and a value of all rows once', () => {
  expect(toColumns(rows)).toEqual({
    id: ['a', 'b', 'c', 'd'],
    card: { words: ['Company card', 'Current account'], at: '0001' },
    paid: { all: 'Yes', count: 4 },
    tax: {
      words: [
        { rate: 'standard', percent: 20 },
        { rate: 'none', percent: 0 },
      ],
      at: '0001',
    },
  });
});

test('rows of many words come back in order', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ word: `a word of some length ${index % 90}`, none: null }));
  expect(toColumns(many).word).toHaveProperty('words.length', 90);
  expect(toRows(toColumns(many))).toEqual(many);
});

test('rows come back from their columns in order', () => {
  expect(toRows(toColumns(rows))).toEqual(rows);
});

test('no rows have no columns', () => {
  expect(toRows(toColumns([]))).toEqual([]);
});
