import { expect, test } from 'vitest';
import { canChoose, entriesOf, step } from './entries';

const options = [
  { value: 'a', label: 'Fuel', group: 'Expense' },
  { value: 'b', label: 'Rent', group: 'Expense' },
  { value: 'c', label: 'Sales', group: 'Income', disabledReason: 'Takes no payments' },
];

test('lists the options below the headings of their groups, and the entry to create one last', () => {
  expect(
    entriesOf(options, 'Create account').map((entry) => ('option' in entry ? entry.option.label : entry.label)),
  ).toEqual(['Expense', 'Fuel', 'Rent', 'Income', 'Sales', 'Create account']);
});

test('skips headings and stays inside the list', () => {
  const entries = entriesOf(options, undefined);
  expect(step(entries, 2, 1)).toBe(4);
  expect(step(entries, 4, -1)).toBe(2);
  expect(step(entries, 1, -1)).toBe(1);
  expect(step(entries, 1, 8)).toBe(4);
});

test('does not choose headings or disabled options', () => {
  expect(entriesOf(options, 'Create account').map(canChoose)).toEqual([false, true, true, false, false, true]);
});
