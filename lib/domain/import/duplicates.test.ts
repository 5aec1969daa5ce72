import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DuplicateState, duplicateStates, type Evidence, likenessOf } from './duplicates';

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

  test('is the same for money in, whatever it was called', () => {
    const refund = likenessOf({ ...coffee, type: 'refund' });
    for (const type of ['reward', 'chargeback'] as const) expect(likenessOf({ ...coffee, type })).toBe(refund);
  });

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

  describe('with a reference or a balance', () => {
    const of = (id: string, evidence: Partial<Evidence>, likeness = 'coffee') => ({
      ...row(id, likeness),
      isRemoved: false,
      evidence: { reference: null, balance: null, ...evidence },
    });

    test.each<[string, Partial<Evidence>, Partial<Evidence>, DuplicateState]>([
      ['another reference is a new row', { reference: 'id=R1' }, { reference: 'id=R3' }, 'new'],
      ['the same reference is likely', { reference: 'id=R1' }, { reference: 'id=R1' }, 'likely'],
      ['another balance is a new row', { balance: 'balance=9200' }, { balance: 'balance=8800' }, 'new'],
      ['the same balance is likely', { balance: 'balance=9200' }, { balance: 'balance=9200' }, 'likely'],
      [
        'a reference outweighs a balance',
        { reference: 'id=R1', balance: 'b=1' },
        { reference: 'id=R1', balance: 'b=2' },
        'likely',
      ],
      ['only one has a reference', { reference: 'id=R1' }, {}, 'likely'],
      ['the references are of two layouts', { reference: 'id=R1' }, { reference: 'ref=7' }, 'likely'],
    ])('%s', (_, earlier, later, state) =>
      expect(duplicateStates([of('2', later)], [of('1', earlier)])).toEqual([state]),
    );

    test('a file whose rows all have other balances is exported again', () => {
      const earlier = [of('1', { balance: 'b=1' }), of('2', { balance: 'b=2' }, 'van')];
      const later = [of('3', { balance: 'b=5' }), of('4', { balance: 'b=6' }, 'van')];
      expect(duplicateStates(later, earlier)).toEqual(['likely', 'likely']);
    });
  });

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
