import { expect, test } from 'vitest';
import { expenseFilter } from './filter';

test.each(['&', '...', '. -', '%', '_', ' \t ', ''])('the text %j has nothing to find and is ignored', (text) => {
  expect(expenseFilter.parse({ text }).text).toBeUndefined();
});

test.each(['M&S', '7', 'é', '寿司', '£', '🍕', '100% _'])('the text %j is kept', (text) => {
  expect(expenseFilter.parse({ text }).text).toBe(text);
});
