import { expect, test } from 'vitest';
import { matchOptions, type Option } from './option';

const travel: Option = { value: 'a', label: '493 Travel, national', group: 'Expenses' };
const cafe: Option = { value: 'b', label: '420 Café & entertainment', group: 'Expenses', detail: 'No VAT' };
const bank: Option = { value: 'c', label: '090 Current account', group: 'Bank' };

test('matches options that contain every typed word, in any order', () => {
  expect(matchOptions([travel, cafe, bank], 'nat trav')).toEqual([travel]);
  expect(matchOptions([travel, cafe, bank], 'trav bank')).toEqual([]);
});

test('ignores accents and case', () => {
  expect(matchOptions([travel, cafe], 'CAFE')).toEqual([cafe]);
  expect(matchOptions([travel, cafe], 'café')).toEqual([cafe]);
});

test('searches the detail and the group too', () => {
  expect(matchOptions([travel, cafe, bank], 'no vat')).toEqual([cafe]);
  expect(matchOptions([travel, cafe, bank], 'expenses')).toEqual([travel, cafe]);
});

test('returns every option when nothing is typed', () => {
  expect(matchOptions([travel, bank], '  ')).toEqual([travel, bank]);
});
