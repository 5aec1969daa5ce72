import { expect, test } from 'vitest';
import { groupOptions, matchOptions, type Option } from './option';

const travel: Option = { value: 'a', label: '493 Travel, national', group: 'Expenses' };
const cafe: Option = { value: 'b', label: '420 Café & entertainment', group: 'Expenses', detail: 'No VAT' };
const bank: Option = { value: 'c', label: '090 Current account', group: 'Bank' };
const loose: Option = { value: 'd', label: 'No account' };

test('every word typed has to be found, in any order', () => {
  expect(matchOptions([travel, cafe, bank], 'nat trav')).toEqual([travel]);
  expect(matchOptions([travel, cafe, bank], 'trav bank')).toEqual([]);
});

test('accents and capitals do not hide an option', () => {
  expect(matchOptions([travel, cafe], 'CAFE')).toEqual([cafe]);
  expect(matchOptions([travel, cafe], 'café')).toEqual([cafe]);
});

test('the detail and the group are searched too', () => {
  expect(matchOptions([travel, cafe, bank], 'no vat')).toEqual([cafe]);
  expect(matchOptions([travel, cafe, bank], 'expenses')).toEqual([travel, cafe]);
});

test('nothing typed leaves every option', () => {
  expect(matchOptions([travel, bank], '  ')).toEqual([travel, bank]);
});

test('options of one group stand together where the group first appears', () => {
  expect(groupOptions([travel, bank, cafe, loose])).toEqual([
    { group: 'Expenses', options: [travel, cafe] },
    { group: 'Bank', options: [bank] },
    { group: undefined, options: [loose] },
  ]);
});
