import { describe, expect, test } from 'vitest';
import { outcome } from '../testing/plan';

const file = (titles: string, rows: readonly string[]) =>
  [titles, ...rows.map((row, at) => `2026-11-${String(at + 1).padStart(2, '0')},${row}`)].join('\n');

describe('a title that names the direction', () => {
  const refused = (title: string) => [`4 The column “${title}” does not say whether the money went out or came in.`];

  test.each([
    ['Debit/Credit', 'Debit', 'Credit'],
    ['Credit/Debit', 'D', 'C'],
    ['DR/CR', 'DR', 'CR'],
    ['Soll/Haben', 'S', 'H'],
    ['Af Bij', 'Af', 'Bij'],
    ['In/Out', 'Out', 'In'],
    ['Direction', 'debit', 'credit'],
    ['Sign', '-', '+'],
  ])('%s is one although a cell is blank', (title, out, incoming) => {
    const rows = [`Alder,10.00,${out}`, `Birch,20.00,${incoming}`, 'Cedar,20.00,'];
    expect(outcome(file(`Date,Payee,Amount,${title}`, rows))).toMatchObject({
      rows: ['Alder -10.00 GBP', 'Birch 20.00 GBP'],
      refused: refused(title),
      questions: [],
    });
  });

  test('is one although more cells are blank than filled', () =>
    expect(
      outcome(file('Date,Payee,Amount,D/C', ['Alder,1.00,D', 'Birch,2.00,C', 'Cedar,3.00,', 'Elm,4.00,', 'Fir,5.00,'])),
    ).toMatchObject({ rows: ['Alder -1.00 GBP', 'Birch 2.00 GBP'], refused: { length: 3 } }));

  test.each([
    ['D', 'C', 'X'],
    ['Debit', 'Credit', 'Other'],
    ['Debit', 'Credit', 'Transfer'],
  ])('is one although a cell says something else: %s, %s, %s', (out, incoming, other) => {
    const rows = [`Alder,10.00,${out}`, `Birch,20.00,${incoming}`, `Cedar,20.00,${other}`];
    expect(outcome(file('Date,Payee,Amount,D/C', rows))).toMatchObject({
      rows: ['Alder -10.00 GBP', 'Birch 20.00 GBP'],
      refused: [`4 “${other}” in the column “D/C” is neither money out nor money in.`],
    });
  });

  test.each(['C', 'Haben', 'Bij'])('does not guess what a blank cell beside “%s” means', (word) =>
    expect(outcome(file('Date,Payee,Amount,D/C', ['Alder,10.00,', `Birch,20.00,${word}`]))).toMatchObject({
      rows: ['Birch 20.00 GBP'],
      refused: ['2 The column “D/C” does not say whether the money went out or came in.'],
    }),
  );

  test('marks money in with CR only', () =>
    expect(outcome(file('Date,Payee,Amount,D/C', ['Alder,10.00,', 'Birch,20.00,CR'])).rows).toEqual([
      'Alder -10.00 GBP',
      'Birch 20.00 GBP',
    ]));
});

describe('the type of amounts without a sign', () => {
  const planned = (title: string, types: readonly string[]) =>
    outcome(
      file(
        `Date,Payee,Amount,${title}`,
        types.map((type, at) => `P${at},${at + 1}.00,${type}`),
      ),
    );

  test.each([
    [
      ['Payment', 'Payment', 'Receipt'],
      ['P0 -1.00 GBP', 'P1 -2.00 GBP', 'P2 3.00 GBP'],
    ],
    [
      ['Bill Payment', 'Customer Receipt'],
      ['P0 -1.00 GBP', 'P1 2.00 GBP'],
    ],
    [
      ['Payment', 'Deposit'],
      ['P0 -1.00 GBP', 'P1 2.00 GBP'],
    ],
    [
      ['Withdrawal', 'Deposit'],
      ['P0 -1.00 GBP', 'P1 2.00 GBP'],
    ],
    [
      ['Bank Payment', 'Bank Receipt', 'Payment'],
      ['P0 -1.00 GBP', 'P1 2.00 GBP', 'P2 -3.00 GBP'],
    ],
    [
      ['Payment', 'Refund'],
      ['P0 -1.00 GBP', 'P1 2.00 GBP'],
    ],
    [
      ['Purchase', 'Refund'],
      ['P0 -1.00 GBP', 'P1 2.00 GBP'],
    ],
    [
      ['Spend Money', 'Receive Money'],
      ['P0 -1.00 GBP', 'P1 2.00 GBP'],
    ],
  ])('%j tells the direction', (types, rows) => {
    for (const title of ['Type', 'Transaction Type', 'Entry Type'])
      expect(planned(title, types)).toMatchObject({ rows, refused: [], questions: [] });
  });

  test.each([
    ['DR', 'CR', 'X'],
    ['DR', 'CR', ''],
    ['Bill Payment', 'Customer Receipt', 'Card'],
    ['Payment', 'Receipt', 'Transfer'],
    ['Purchase', 'Refund', 'Payment'],
    ['Purchase', 'Refund', 'Sale'],
  ])('refuses what tells nothing: %s, %s, %s', (...types) =>
    expect(planned('Type', types)).toMatchObject({ rows: ['P0 -1.00 GBP', 'P1 2.00 GBP'], refused: { length: 1 } }),
  );

  test.each([[['Payment', 'Sale']], [['Payment', 'Payment', 'Sale']]])('%j is not guessed', (types) =>
    expect(planned('Type', types)).toMatchObject({ rows: [], refused: { length: types.length } }),
  );

  test.each(['Purchase', 'Charge', 'Card charge'])('“Payment” beside “%s” can be the payment of the card', (purchase) =>
    expect(planned('Type', [purchase, purchase, 'Payment'])).toMatchObject({
      rows: ['P0 -1.00 GBP', 'P1 -2.00 GBP'],
      refused: ['4 “Payment” in the column “Type” is neither money out nor money in.'],
    }),
  );

  test.each([[['Payment', 'Card', 'Transfer']], [['Bill Payment', 'Payment']], [['Payment', 'Direct Debit']]])(
    '%j is a list of expenses',
    (types) => expect(planned('Type', types)).toMatchObject({ rows: { length: types.length }, questions: [] }),
  );
});

test.each([['Receipt'], ['Credit'], ['Money in'], ['Refund'], ['CR']])(
  'asks about one “%s” among other types',
  (type) => {
    const rows = ['Alder,1.00,Card', 'Birch,2.00,Card', 'Cedar,3.00,Online', `Elm,4.00,${type}`];
    expect(outcome(file('Date,Payee,Amount,Type', rows))).toMatchObject({ rows: [], questions: { length: 1 } });
  },
);

test('asks when the type and the sign contradict each other', () => {
  const rows = ['Alder,12.00,Bill Payment', 'Birch,-50.00,Receipt', 'Cedar,-20.00,Other'];
  expect(outcome(file('Date,Payee,Amount,Type', rows))).toMatchObject({ rows: [], questions: { length: 1 } });
});

test.each(['Payment method', 'Card type', 'Payment type', 'Zahlungsart'])('“Credit” in “%s” is a card', (title) => {
  const rows = ['Alder,1.00,Credit', 'Birch,2.00,Debit', 'Cedar,3.00,Cash'];
  expect(outcome(file(`Date,Payee,Amount,${title}`, rows))).toMatchObject({
    rows: ['Alder -1.00 GBP', 'Birch -2.00 GBP', 'Cedar -3.00 GBP'],
    questions: [],
  });
});

test('half of the cells are enough for a title that names the direction', () =>
  expect(
    outcome(
      file('Date,Payee,Amount,D/C', ['Alder,1.00,D', 'Birch,2.00,?', 'Cedar,3.00,N/A', 'Elm,4.00,C', 'Fir,5.00,X']),
    ),
  ).toMatchObject({ rows: ['Alder -1.00 GBP', 'Elm 4.00 GBP'], refused: { length: 3 } }));

describe('“Payment” and “Sale” turn no sign round', () => {
  test.each([
    [['Payment,Alder,-12.00', 'Payment,Birch,-13.00', 'Sale,Cedar,50.00']],
    [['Payment,Alder,-12.00', 'Direct Debit,Birch,-13.00', 'Payment,Cedar,-14.00', 'Sale,Client,500.00']],
    [['Payment,Alder,-12.00', 'Transfer,Birch,-13.00', 'Payment,Cedar,50.00']],
  ])('%j', (rows) => {
    const { rows: planned, questions } = outcome(file('Date,Type,Description,Amount', rows));
    expect(questions.length > 0 || planned.includes('Alder -12.00 GBP')).toBe(true);
  });
});
