import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicateStates, likenessOf } from './duplicates';

const coffee = {
  day: '2026-11-20',
  type: 'payment',
  merchant: 'Cafe Sol',
  amount: { minor: 400n, currency: 'EUR' },
  cardId: null,
} as const;
const row = (id: string, likeness = 'coffee') => ({ id, likeness });
const expense = (id: string, likeness = 'coffee', isRemoved = false) => ({ id, likeness, isRemoved });

describe('likeness', () => {
  test('is the same for two printed names of a merchant', () =>
    expect(likenessOf({ ...coffee, merchant: 'CAFE SOL 1234' })).toBe(likenessOf(coffee)));

  test.each([
    { day: '2026-11-21' },
    { type: 'refund' as const },
    { amount: { minor: 401n, currency: 'EUR' } },
    { amount: { minor: 400n, currency: 'GBP' } },
    { cardId: 'card' },
    { merchant: 'Van Hire' },
  ])('differs for %o', (other) => expect(likenessOf({ ...coffee, ...other })).not.toBe(likenessOf(coffee)));
});

describe('duplicates are counted', () => {
  test('of three identical rows, two are likely and one is new', () =>
    expect(duplicateStates([row('1'), row('2'), row('3')], [expense('a'), expense('b')])).toEqual([
      'likely',
      'likely',
      'new',
    ]));

  test('an expense that was imported from one row explains no other row', () =>
    expect(duplicateStates([row('2'), row('1')], [expense('1')])).toEqual(['new', 'there']));

  test('a removed expense is no likely duplicate, and its row is not imported again', () =>
    expect(duplicateStates([row('1'), row('2')], [expense('1', 'coffee', true)])).toEqual(['removed', 'new']));

  test('an expense that was edited since its import explains its row, and not the row it resembles now', () =>
    expect(duplicateStates([row('1'), row('2', 'van')], [expense('1', 'van')])).toEqual(['there', 'new']));

  test('never finds more likely rows than there are expenses', () => {
    const keys = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(keys), fc.array(keys), (inFile, recorded) => {
        const rows = inFile.map((key, at) => row(`row ${at}`, key));
        const states = duplicateStates(
          rows,
          recorded.map((key, at) => expense(`expense ${at}`, key)),
        );
        for (const key of ['a', 'b', 'c']) {
          const count = (list: readonly string[]) => list.filter((one) => one === key).length;
          const likely = inFile.filter((one, at) => one === key && states[at] === 'likely').length;
          expect(likely).toBe(Math.min(count(inFile), count(recorded)));
        }
      }),
    );
  });
});
