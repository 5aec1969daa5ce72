import { describe, expect, test } from 'vitest';
import { anAccount as account } from '../testing/account';
import { planContext, planCsv } from '../testing/plan';

describe('two accounts in one file', () => {
  const titles = 'Date,Card,Description,Amount\n';
  const file = (rows: string, cards = ['Visa 4590', 'Current']) => {
    const context = {
      ...planContext(),
      cards: cards.map((name) => ({ id: name, name })),
      accounts: cards.map((name) => account(name)),
    };
    return planCsv(titles + rows, { spending: 'negative' }, 'GBP', undefined, context).rows.map(({ kind }) => kind);
  };

  test('equal and opposite amounts are one transfer, each the other side of the other', () =>
    expect(
      file('2026-11-03,Current,J Finch,-500.00\n2026-11-05,Visa 4590,Ref 12,500.00\n2026-11-05,Visa 4590,Acme,-9.00'),
    ).toMatchObject([
      { is: 'transfer', asks: false, pair: 3, other: { name: 'Visa 4590' } },
      { is: 'transfer', asks: false, pair: 2, other: { name: 'Current' } },
      { is: 'payment', pair: null },
    ]));

  test('two equal transfers of one day are not crossed', () =>
    expect(
      file(
        '2026-11-03,Current,J Finch,-500.00\n2026-11-03,Current,J Finch,-500.00\n2026-11-03,Visa 4590,Topup,500.00\n2026-11-03,Visa 4590,Topup,500.00',
      ).map(({ is, pair, asks }) => [is, pair, asks]),
    ).toEqual([
      ['transfer', 4, false],
      ['transfer', 5, false],
      ['transfer', 2, false],
      ['transfer', 3, false],
    ]));

  test.each([
    [
      'money that came in before it went out',
      '2026-11-05,Current,J Finch,-500.00\n2026-11-04,Visa 4590,Ref 12,500.00',
      /came in before/,
    ],
    [
      'one amount that two rows have',
      '2026-11-03,Current,J Finch,-500.00\n2026-11-03,Visa 4590,R,500.00\n2026-11-03,Visa 4590,S,500.00',
      /Several rows/,
    ],
    [
      'a purchase with the amount of money that came in',
      '2026-11-03,Current,Tesco,-50.00\n2026-11-03,Visa 4590,R,50.00',
      /Only the amounts/,
    ],
  ])('%s asks', (_, rows, why) => expect(file(rows)[0]).toMatchObject({ asks: true, why: expect.stringMatching(why) }));

  test.each([
    ['money out twice', '2026-11-03,Current,J Finch,-500.00\n2026-11-03,Visa 4590,J Finch,-500.00'],
    ['money five days later', '2026-11-03,Current,J Finch,-500.00\n2026-11-08,Visa 4590,R,500.00'],
    ['a purchase and its refund on another card', '2026-11-03,Current,Acme,-50.00\n2026-11-04,Visa 4590,ACME,50.00'],
  ])('%s is no transfer', (_, rows) => expect(file(rows).map(({ is }) => is)).not.toContain('transfer'));
});
