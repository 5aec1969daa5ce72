import { describe, expect, test } from 'vitest';
import { outcome, planCsv, rowsOf } from '../testing/plan';

test('totals, balances, page numbers and counts are no payments; a shop called Total is one', () =>
  expect(
    outcome(
      'Date,Payee,Amount\n2026-11-20,Alpha,-5.00\nTotal,,-5.00\n,Closing balance,100.00\n3 transactions,,\n2026-11-21,Opening balance,100.00\n2026-11-21,Total,-30.00',
    ),
  ).toMatchObject({
    rows: ['Alpha -5.00 GBP', 'Total -30.00 GBP'],
    leftOut: [
      '3 A total or a balance, not a payment.',
      '4 A total or a balance, not a payment.',
      '5 A page number or a count of rows.',
      '6 A total or a balance, not a payment.',
    ],
  }));

test.each([
  ...['Algsaldo', 'lõppsaldo', 'Beginsaldo', 'Eindsaldo', 'Alkusaldo', 'Loppusaldo', 'Likutis pradžioje'],
  ...['Начальный остаток', '期初余额', '前月繰越', 'BALANCE FORWARD', 'Minimum payment due', 'Credit limit'],
  ...['Übertrag', 'B/F', 'Saldo'],
])('a balance at the start or end of a file is no income: %s', (label) =>
  expect(
    outcome(
      `Date,Payee,Text,Amount\n2026-11-01,,${label},1000.00\n2026-11-02,Alpha,x,-5.00\n2026-11-03,${label},,995.00`,
    ),
  ).toMatchObject({ rows: ['Alpha -5.00 GBP'], refused: [] }),
);

test.each(['New Balance', 'NEW BALANCE 1234', 'Saldo', 'Balance'])('a shop can be called %s', (name) =>
  expect([
    rowsOf(`Date,Description,Amount\n2026-11-01,${name},-120.00`),
    rowsOf(`Date,Payee,Amount,Balance\n2026-11-01,${name},-120.00,900\n2026-11-02,B,-20.00,880.00`),
    rowsOf(`Date,Payee,Amount,Balance\n2026-11-01,${name},880.00,880.00\n2026-11-02,B,-20.00,860.00`),
  ]).toEqual([[`${name} -120.00 GBP`], [`${name} -120.00 GBP`, 'B -20.00 GBP'], ['B -20.00 GBP']]),
);

test('rows that are not booked, zero, in the future or formulas are not planned', () =>
  expect(
    outcome(
      'Date,Payee,Amount,Status\n2026-11-20,A1,0.00,\n2027-11-20,B1,-5,\n2027-11-20,B2,-5,Pending\n2026-11-20,C1,=1+1,\n2026-11-20,=HYPERLINK("x"),-3,\n2026-11-20,D1,-4,Completed\n2026-11-20,E1,-4,Failed',
    ),
  ).toEqual({
    rows: ['D1 -4.00 GBP'],
    leftOut: ['2 The amount is zero.', '4 Not booked yet: “Pending”.', '8 Declined, so no money moved: “Failed”.'],
    refused: [
      '3 The date is in the future: 20 Nov 2027.',
      '5 The amount is a formula, not a number.',
      '6 The merchant is a formula, not a name.',
    ],
    questions: [],
  }));

test.each([
  [
    'a heading',
    'Pending transactions,,\nDate,Payee,Amount\n2026-11-20,Alpha,-5.00\nCompleted transactions,,\nDate,Payee,Amount\n2026-11-19,Beta,-6.00',
  ],
  [
    'a column whose title is not known',
    'Date,Payee,Amount,Foo\n2026-11-20,Alpha,-5.00,NON CONTABILIZZATO\n2026-11-19,Beta,-6.00,CONTABILIZZATO',
  ],
  ['a column that asks for it', 'Date,Payee,Amount,Pending\n2026-11-20,Alpha,-5.00,yes\n2026-11-19,Beta,-6.00,no'],
])('rows are pending by %s', (_, text) => expect(rowsOf(text)).toEqual(['Beta -6.00 GBP']));

const declined = 'Declined, so no money moved';
test.each([
  ['a kind', 'Date,Type,Payee,Amount', ',Card payment,', ',Declined,', `3 ${declined}: “Declined”.`],
  ['a kind in words', 'Date,Type,Payee,Amount', ',Card payment,', ',Purchase declined,', `3 ${declined}`],
  ['a kind that is a check', 'Date,Type,Payee,Amount', ',Card payment,', ',Card check,', `3 ${declined}`],
  ['a cancelled kind', 'Date,Type,Payee,Amount', ',Card payment,', ',Cancelled,', `3 ${declined}`],
  ['a note', 'Date,Notes,Payee,Amount', ',lunch,', ',DECLINED,', `3 ${declined}: “DECLINED”.`],
  ['a pending note', 'Date,Notes,Payee,Amount', ',,', ',Pending,', '3 Not booked yet: “Pending”.'],
  ['a question', 'Date,Is deleted,Payee,Amount', ',0,', ',1,', `3 ${declined}: “Is deleted: 1”.`],
  ['the start of the text', 'Date,Payee,Amount', ',', ',PENDING: ', '3 Not booked yet: “PENDING: Beta”.'],
])('a row is not booked by %s', (_, titles, booked, other, reason) => {
  const read = outcome(`${titles}\n2026-11-20${booked}Alpha,-5.00\n2026-11-21${other}Beta,-6.00`);
  expect(read.rows).toEqual(['Alpha -5.00 GBP']);
  expect(read.leftOut[0]).toContain(reason);
});

test.each([
  ['Date posted,Transaction date,Description,Amount', 'Pending,2026-11-28', '“Pending”'],
  ['Transaction date,Date posted,Description,Amount', '2026-11-28,pending', '“pending”'],
  ['Bokföringsdag,Transaktionsdag,Text,Belopp', 'Prel,2026-11-28', '“Prel”'],
  ['Booking date,Value date,Description,Amount', ',2026-11-28', 'it has no booking date'],
])('a row is not booked without a booking day: %s', (titles, days, reason) =>
  expect(
    outcome(`${titles}\n2026-11-20,2026-11-20,A,-5.00\n2026-11-20,2026-11-19,B,-6.00\n${days},C,-9.00`),
  ).toMatchObject({ rows: ['A -5.00 GBP', 'B -6.00 GBP'], leftOut: [`4 Not booked yet: ${reason}.`] }),
);

test('a file whose rows mostly lack a booking day uses the other day', () =>
  expect(
    rowsOf('Booking date,Value date,Description,Amount\n2026-11-20,2026-11-20,A,-5.00\n,2026-11-19,B,-6.00'),
  ).toEqual(['A -5.00 GBP', 'B -6.00 GBP']));

describe('a refunded purchase', () => {
  const titles = 'Date,Name,Amount,Status';
  test('counts when its refund is in the file', () =>
    expect(
      rowsOf(
        `${titles}\n2026-11-20,Adobe,-20.00,Refunded\n2026-11-22,Adobe refund,20.00,Completed\n2026-11-23,Zoom,-9.00,Completed`,
      ),
    ).toEqual(['Adobe -20.00 GBP', 'Adobe refund 20.00 GBP', 'Zoom -9.00 GBP']));

  test('is left out with its refund when the file has none, and each refund explains one purchase', () =>
    expect(
      outcome(
        `${titles}\n2026-11-20,Adobe,-20.00,Refunded\n2026-11-21,Adobe,-20.00,Refunded\n2026-11-22,Adobe,20.00,Completed\n2026-11-23,Zoom,-9.00,Completed`,
        { spending: 'negative' },
      ),
    ).toMatchObject({
      rows: ['Adobe -20.00 GBP', 'Adobe 20.00 GBP', 'Zoom -9.00 GBP'],
      leftOut: ['3 Reverted, and the file has no row that pays it back: “Refunded”.'],
    }));
});

describe('a transfer between own accounts', () => {
  const side = (other: number) => `A transfer between your own accounts: line ${other} is its other side.`;
  test.each([
    ['General Currency Conversion', 'General Currency Conversion'],
    ['Exchanged to EUR', 'Exchanged to EUR'],
    ['Converted 100.00 GBP to 116.00 EUR', 'Converted 100.00 GBP to 116.00 EUR'],
  ])('is left out with its other side: %s', (out, into) =>
    expect(
      outcome(
        `Date,Name,Amount,Currency\n2026-11-20,${out},-100.00,GBP\n2026-11-20,${into},116.00,EUR\n2026-11-21,Cafe,-3.00,GBP\n2026-11-22,Shop,-8.00,GBP`,
        { spending: 'negative' },
      ),
    ).toMatchObject({
      rows: ['Cafe -3.00 GBP', 'Shop -8.00 GBP'],
      leftOut: [`2 ${side(3)}`, `3 ${side(2)}`],
      questions: [],
    }),
  );

  test.each(['Exchanged to EUR', 'To pocket GBP Tax', 'From pot Bills'])(
    'is asked about when it stands alone: %s',
    (name) => {
      const plan = planCsv(
        `Date,Type,Name,Amount\n2026-11-20,TRANSFER,${name},-100.00\n2026-11-21,CARD_PAYMENT,Exchange Cafe,-3.00`,
      );
      expect(plan.rows.map(({ kind: { is, asks } }) => [is, asks])).toEqual([
        ['transfer', true],
        ['payment', false],
      ]);
    },
  );

  test('by its kind is left out when the amounts are the same', () =>
    expect(
      rowsOf(
        'Date,Type,Name,Amount\n2026-11-20,Pot transfer,Tax,-100.00\n2026-11-20,Pot transfer,Bills,100.00\n2026-11-20,Pot transfer,Rent,-7.00\n2026-11-21,Card payment,Cafe,-3.00',
        { spending: 'negative' },
      ),
    ).toEqual(['Rent -7.00 GBP', 'Cafe -3.00 GBP']));
});

describe('rates', () => {
  const titles = 'Date,Payee,Amount,Currency,Exchange rate';
  test.each([
    ['"0,8612345678"', '0.861234568'],
    ['0.9280857143', '0.928085714'],
    ['1.1', '1.1'],
  ])('%s is recorded as %s', (rate, recorded) =>
    expect(planCsv(`${titles}\n2026-11-20,Alpha,-5.00,EUR,${rate}`).rows[0]?.facts.rate).toBe(recorded),
  );

  test('one rate for the file is asked for, and used for the rows without one', () => {
    const text = `${titles}\n2026-11-20,Alpha,-5.00,EUR,\n2026-11-21,Beta,-6.00,EUR,0.9`;
    expect(planCsv(text).questions.map(({ about }) => about)).toEqual(['rate for EUR']);
    const plan = planCsv(text, { rates: { EUR: '0.86' } });
    expect([plan.questions, plan.rows.map(({ facts }) => facts.rate)]).toEqual([[], ['0.86', '0.9']]);
  });

  test.each(['abc', '0', '-1'])('“%s” is refused', (rate) =>
    expect(
      outcome(`${titles}\n2026-11-19,Beta,-5.00,EUR,0.9\n2026-11-20,Alpha,-5.00,EUR,${rate}`).refused[0],
    ).toContain('is not a usable exchange rate'),
  );
});

describe('fees', () => {
  test.each([
    [
      'are added when the balance proves it',
      'Date,Payee,Amount,Total fees,Balance\n2026-11-20,Alpha,-10.00,0.00,100.00\n2026-11-21,Beta,-20.00,1.00,79.00',
      ['Alpha -10.00 GBP', 'Beta -21.00 GBP'],
    ],
    [
      'are not added when the balance disproves it',
      'Date,Payee,Amount,Fee,Balance\n2026-11-20,Alpha,-10.00,0.00,100.00\n2026-11-21,Beta,-20.00,1.00,80.00',
      ['Alpha -10.00 GBP', 'Beta -20.00 GBP'],
    ],
    [
      'are taken from money in',
      'Date,Payee,Gross,Fee,Balance\n2026-11-20,Alpha,-20.00,0.00,80.00\n2026-11-21,Buyer,100.00,-3.20,176.80',
      ['Alpha -20.00 GBP', 'Buyer 96.80 GBP'],
    ],
    [
      'of several kinds are added together',
      'Date,Payee,Amount,FX Fee,ATM Fee\n2026-11-20,Alpha,-100.00,1.00,2.00',
      ['Alpha -103.00 GBP'],
    ],
    [
      'in another currency are not added',
      'Date,Payee,Amount,Currency,Fee,Fee currency,Rate\n2026-11-20,Alpha,-100.00,EUR,2.00,GBP,0.86',
      ['Alpha -100.00 EUR'],
    ],
    [
      'without an amount are the amount',
      'Date,Payee,Amount,Fee\n2026-11-20,Alpha,-10.00,0.00\n2026-11-21,Plan fee,0.00,7.99',
      ['Alpha -10.00 GBP', 'Plan fee -7.99 GBP'],
    ],
    [
      'without an amount are the amount, also in every row',
      'Date,Payee,Amount,Fee\n2026-11-21,Plan fee,0.00,7.99',
      ['Plan fee -7.99 GBP'],
    ],
  ])('%s', (_, text, rows) => expect(rowsOf(text)).toEqual(rows));
});

test('a word that is no direction is refused in a column of directions', () =>
  expect(
    outcome(
      'Date,Payee,Amount,Debit/Credit\n2026-11-20,Alpha,5.00,Debit\n2026-11-20,Beta,25.00,Credit\n2026-11-20,Gamma,25.00,Other',
    ),
  ).toMatchObject({
    rows: ['Alpha -5.00 GBP', 'Beta 25.00 GBP'],
    refused: ['4 “Other” in the column “Debit/Credit” is neither money out nor money in.'],
  }));

test('a blocking question leaves every row waiting', () =>
  expect(outcome('Foo,Bar\nx1,y1\nx2,y2')).toMatchObject({ rows: [], refused: [], questions: ['columns'] }));
