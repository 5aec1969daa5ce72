import { expect, test } from 'vitest';
import type { Option } from '@/lib/domain/list/option';
import { groupOptions } from './option';

const travel: Option = { value: 'a', label: '493 Travel, national', group: 'Expenses' };
const cafe: Option = { value: 'b', label: '420 Café & entertainment', group: 'Expenses' };
const bank: Option = { value: 'c', label: '090 Current account', group: 'Bank' };
const loose: Option = { value: 'd', label: 'No account' };

test('collects the options of a group where the group first appears', () => {
  expect(groupOptions([travel, bank, cafe, loose])).toEqual([
    { group: 'Expenses', options: [travel, cafe] },
    { group: 'Bank', options: [bank] },
    { group: undefined, options: [loose] },
  ]);
});
