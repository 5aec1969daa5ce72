import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountValue, parseAccountValue } from './account-value';
import { rateBetween } from './exchange';
import { manualValues } from './manual';
import { baseMinorOf } from './transfer';
import { transferInput } from './transfer-input';

const card = '018f0000-0000-7000-8000-000000000001';
const form = {
  id: '018f0000-0000-7000-8000-0000000000aa',
  kind: 'top_up',
  from: 'bank:GBP:97',
  to: `card:GBP:${card}`,
  day: '2026-11-20',
  amount: '£1,250.00',
};
const parse = (change: object = {}) => transferInput({ today: '2026-11-22' }).safeParse({ ...form, ...change });
const problemsOf = (change: object) => {
  const parsed = parse(change);
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path[0], message]));
};

describe('the form', () => {
  test('has one amount in one currency', () => {
    expect(parse({ toAmount: '7' }).data).toMatchObject({
      from: { cardId: null, bankRef: '97', currency: 'GBP' },
      to: { cardId: card, bankRef: null, currency: 'GBP' },
      amount: { minor: 125_000n, currency: 'GBP' },
      toAmount: { minor: 125_000n, currency: 'GBP' },
    });
  });

  test('needs both amounts in two currencies', () => {
    expect(problemsOf({ to: `card:EUR:${card}` })).toEqual({ toAmount: 'Enter the amount.' });
    expect(parse({ to: `card:EUR:${card}`, toAmount: '1450.50' }).data?.toAmount).toEqual({
      minor: 145_050n,
      currency: 'EUR',
    });
  });

  test.each([
    [{ to: 'bank:GBP:97' }, { to: /another account/ }],
    [{ from: '' }, { from: /Choose the account/ }],
    [{ amount: '-5' }, { amount: /exchange the two accounts/ }],
    [{ amount: '0' }, { amount: /above zero/ }],
    [{ day: '2026-11-23' }, { day: /in the future/ }],
    [{ kind: 'x' }, { kind: /what kind/ }],
  ])('refuses %j', (change, problems) => {
    expect(problemsOf(change)).toEqual(
      Object.fromEntries(Object.entries(problems).map(([name, words]) => [name, expect.stringMatching(words)])),
    );
  });

  test('reports every problem at once', () => {
    expect(Object.keys(problemsOf({ from: '', day: '2027-01-01', kind: '' })).sort()).toEqual(['day', 'from', 'kind']);
  });
});

test('the value of an account has the account in it, whatever its id', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (bankRef) => {
      const account = { cardId: null, bankRef, currency: 'GBP' };
      expect(parseAccountValue(accountValue(account))).toEqual(account);
    }),
  );
  expect(parseAccountValue('other')).toBeNull();
});

test.each([
  [{ minor: 10_000n, currency: 'GBP' }, { minor: 11_750n, currency: 'EUR' }, '1.175'],
  [{ minor: 10_000n, currency: 'GBP' }, { minor: 19_512n, currency: 'JPY' }, '195.12'],
  [{ minor: 1_000_000n, currency: 'JPY' }, { minor: 512_345n, currency: 'GBP' }, '0.00512345'],
  [{ minor: 5n, currency: 'GBP' }, { minor: 5n, currency: 'GBP' }, null],
])('the rate between two amounts: %#', (from, to, rate) => {
  expect(rateBetween(from, to)).toBe(rate);
});

test('the amount in base currency is that of the account in it, and unknown without one', () => {
  const [pounds, euros] = [
    { minor: 100n, currency: 'GBP' },
    { minor: 117n, currency: 'EUR' },
  ];
  expect([
    baseMinorOf({ from: pounds, to: euros }, 'GBP'),
    baseMinorOf({ from: euros, to: pounds }, 'GBP'),
    baseMinorOf({ from: euros, to: euros }, 'GBP'),
  ]).toEqual([100n, 100n, 0n]);
});

test('lists what to enter by hand, in the formats of the country', () => {
  const end = (name: string, currency: string, minor: bigint) => ({
    cardId: null,
    bankRef: name,
    name,
    amount: { minor, currency },
  });
  const transfer = {
    ...form,
    kind: 'withdrawal' as const,
    note: '',
    connectionId: null,
    from: end('Karte', 'EUR', 123_450n),
    to: end('Bank', 'USD', 130_000n),
  };
  expect(
    manualValues(transfer, { locale: 'de-DE', nameOf: (side) => (side === 'to' ? '1200 Bank USD' : null) }),
  ).toMatchObject([
    { term: 'From', text: 'Karte' },
    { term: 'To', text: '1200 Bank USD' },
    { term: 'Date' },
    { term: 'Out, EUR', text: '1234,50' },
    { term: 'In, USD', text: '1300,00' },
    { term: 'Description', text: 'Withdrawal' },
  ]);
});
