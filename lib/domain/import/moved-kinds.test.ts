import { expect, test } from 'vitest';
import { addKinds, countedKinds, expensesOf, kindCountsOf, totalOf } from './moved-kinds';
import { describeKept } from './undo';

test.each([
  [{}, '0 expenses'],
  [{ payment: 1 }, '1 expense'],
  [{ payment: 1_200, refund: 1 }, '1,200 expenses and 1 refund'],
  [{ top_up: 1 }, '1 top-up'],
  [
    { between_accounts: 2, card_payment: 1, withdrawal: 3, reward: 1, chargeback: 2 },
    '1 cashback, 2 chargebacks, 3 withdrawals, 2 transfers and 1 card payment',
  ],
])('%j is counted as %s', (counts, words) => expect(countedKinds(counts)).toBe(words));

test('counts are added and taken away by kind', () => {
  const counts = addKinds(kindCountsOf(['payment', 'payment', 'refund']), { payment: 1, top_up: 2 });
  expect(counts).toEqual({ payment: 3, refund: 1, top_up: 2 });
  expect([totalOf(counts), expensesOf(counts)]).toEqual([6, 4]);
  expect(addKinds(counts, { payment: 1, refund: 1, top_up: 2 }, -1)).toEqual({ payment: 2 });
});

test('what undoing an import leaves is counted by kind, one sentence for each reason', () => {
  const kept = { booked: { payment: 2, top_up: 1 }, edited: { refund: 1 } };
  expect(describeKept({ deleted: {}, kept })).toEqual([
    '2 expenses and 1 top-up are in your books and stay. Delete them there if they are wrong.',
    '1 refund stays because somebody changed it or added a receipt since. Delete it by hand if you do not need it.',
  ]);
});
