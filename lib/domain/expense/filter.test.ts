import { expect, test } from 'vitest';
import { expenseFilter, narrowing } from './filter';

test.each(['&', '...', '. -', '%', '_', ' \t ', ''])('the text %j has nothing to find and is ignored', (text) => {
  expect(expenseFilter.parse({ text }).text).toBeUndefined();
});

test.each(['M&S', '7', 'é', '寿司', '£', '🍕', '100% _'])('the text %j is kept', (text) => {
  expect(expenseFilter.parse({ text }).text).toBe(text);
});

test('filters that an action acts on are kept as the list reads them', () => {
  expect(narrowing.parse({ text: ' Tesco ', month: '2026-11' })).toMatchObject({ text: 'Tesco', month: '2026-11' });
});

test.each([{}, { text: '&' }, { month: '2026-13' }, { text: 'Tesco', category: 'Travel' }, { status: 'ready' }])(
  'an action on %j is refused, because it would act on more than the page shows',
  (given) => {
    expect(narrowing.safeParse(given).success).toBe(false);
  },
);
