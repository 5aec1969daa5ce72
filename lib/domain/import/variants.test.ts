import { describe, expect, test } from 'vitest';
import { outcome, planCsv, rowsOf } from './testing/plan';

describe('the currency', () => {
  test.each([
    ['Betrag in CHF', '12.50', 'CHF'],
    ['Amount GBP', '5.00', 'GBP'],
    ['EUR Amount', '5.00', 'EUR'],
    ['Amount ($)', '5.00', 'USD'],
    ['Betrag (€)', '5.00', 'EUR'],
    ['Amount [EUR]', '5.00', 'EUR'],
  ])('is the one that the title “%s” names', (title, amount, currency) =>
    expect(rowsOf(`Date,Payee,${title}\n2026-11-20,Alpha,-${amount}`)).toEqual([`Alpha -${amount} ${currency}`]),
  );

  test('is named by the title of a column that was chosen by hand', () =>
    expect(
      rowsOf('Date,Payee,What it was in all (EUR),Code\n2026-11-20,Alpha,-5.00,1', { columns: { amount: 2 } }),
    ).toEqual(['Alpha -5.00 EUR']));

  test('is named by a line above the titles', () =>
    expect(rowsOf('Account: 1,\nCurrency: EUR,\nDate,Payee,Amount\n2026-11-20,Alpha,-5.00')).toEqual([
      'Alpha -5.00 EUR',
    ]));

  test.each([
    ['Kontostand vom 28.11.2026:;1.500,10 EUR\n\nDatum;Empfänger;Betrag\n20.11.2026;Hotel;-120,00', 'EUR'],
    ['Kontostand vom 28.11.2026:;1.500,10 GBP\n\nDatum;Empfänger;Betrag\n20.11.2026;Hotel;-120,00', 'GBP'],
    ['Date;Payee;Amount;Balance\n2026-11-20;Hotel;-120.00;€500.00\n2026-11-21;Cafe;-4.00;€496.00', 'EUR'],
    ['Date;Payee;Amount;Balance\n2026-11-20;Hotel;-120.00;500.00\n2026-11-21;Cafe;-4.00;€496.00', 'GBP'],
  ])('is named by the balance: %s', (text, currency) => expect(rowsOf(text)[0]).toBe(`Hotel -120.00 ${currency}`));

  test('is refused when the cell and the column disagree, and when the cell is not a currency', () =>
    expect(
      outcome(
        'Date,Payee,Amount,Currency\n2026-11-20,Alpha,€5.00,GBP\n2026-11-20,Beta,5.00,XXQ\n2026-11-20,Gamma,$5.00,CAD',
      ),
    ).toMatchObject({
      rows: ['Gamma -5.00 CAD'],
      refused: ['2 “€5.00” is an amount in EUR, and the currency column says GBP.', '3 “XXQ” is not a currency.'],
    }));
});

describe('two minus signs', () => {
  const titles = 'Date,Payee,Amount';
  test('are money in where every other amount has one', () =>
    expect(rowsOf(`${titles}\n2026-11-20,Alpha,-5.00\n2026-11-21,Payroll,--12.50`, { spending: 'negative' })).toEqual([
      'Alpha -5.00 GBP',
      'Payroll 12.50 GBP',
    ]));

  test.each(['2026-11-21,Beta,7.00', '2026-11-21,Beta,7.00\n2026-11-22,Gamma,-5.00', ''])(
    'are refused where no other amount explains them: %s',
    (others) =>
      expect(outcome(`${titles}\n2026-11-20,Alpha,--12.50\n${others}`).refused).toEqual([
        '2 “--12.50” has two minus signs, and the other amounts do not show what they mean.',
      ]),
  );
});

test('a missing year is said once for the file', () =>
  expect(planCsv('Date,Payee,Amount\n20 Nov,Alpha,-5.00\n21 Nov,Beta,-6.00').notices).toContain(
    'The year is missing, so it is 2026. (line 2 and 1 more)',
  ));

test.each([
  ['Date,Description,Category,Debit,Credit', 'CAPITAL ONE MOBILE PYMT,Payment/Credit'],
  ['Date,Description,Category,Debit,Credit', 'CAPITAL ONE ONLINE PYMT AuthDate 27-Nov,Payment/Credit'],
])('a payment to a card is said to be none of its refunds: %s %s', (titles, text) =>
  expect(
    planCsv(`${titles}\n2026-11-20,Alpha,Food,5.00,\n2026-11-21,Beta,Food,9.00,\n2026-11-27,${text},,14.00`).rows[2]
      ?.kind,
  ).toMatchObject({ is: 'transfer', asks: true, why: expect.stringMatching(/payment of the card’s balance/) }),
);

describe('a column chosen by hand', () => {
  test.each([
    [
      'has its own decimals',
      'Datum;Wer;Foo;Bar\n20.11.2026;Alpha;-1.205,00;1',
      { books: 'EUR', columns: { day: 0, merchant: 1, amount: 2 } },
      ['Alpha -1205.00 EUR'],
    ],
    [
      'has its own order of day and month',
      'Foo,Payee,Amount\n11/20/2026,Alpha,-5.00',
      { columns: { day: 0 } },
      ['Alpha -5.00 GBP'],
    ],
    [
      'has its own direction',
      'Date,Payee,Amount,Foo\n2026-11-20,Alpha,5.00,D\n2026-11-20,Beta,6.00,K',
      { columns: { direction: 3 } },
      ['Alpha -5.00 GBP', 'Beta 6.00 GBP'],
    ],
    [
      'has its own sign',
      'Date,Payee,Amount,Foo\n2026-11-20,Card purchase Alpha,5.00,3\n2026-11-20,Refund Alpha,6.00,-1',
      { columns: { amount: 3 } },
      ['Card purchase Alpha -3.00 GBP', 'Refund Alpha 1.00 GBP'],
    ],
  ])('%s', (_, text, choices, rows) => expect(rowsOf(text, choices)).toEqual(rows));

  test('replaces the two columns that were recognised', () =>
    expect(rowsOf('Date,Payee,Debit,Credit,Foo\n2026-11-20,Alpha,5.00,,-7.00', { columns: { amount: 4 } })).toEqual([
      'Alpha -7.00 GBP',
    ]));
});

describe('the titles', () => {
  test.each([
    [
      'are found below 25 lines with quotation marks',
      `${'Line,"a ""quoted"" word"\n'.repeat(25)}Date,Payee,Amount\n2026-11-20,Alpha,-5.00`,
      {},
    ],
    [
      'are found in the line that was chosen',
      'Some,Other,Thing\nDate,Payee,Amount\n2026-11-20,Alpha,-5.00',
      { headerLine: 2 },
    ],
    ['can be in a language that is not known', 'Zeitchen,Wohinnen,Wievielen\n2026-11-20,Alpha,-5.00', {}],
    ['can be missing', '2026-11-20,Alpha,-5.00', {}],
    [
      'are compared without case, accents, brackets and line breaks',
      '"DATE\n(posted)",PAYÉE,"Amount *"\n2026-11-20,Alpha,-5.00',
      {},
    ],
  ])('%s', (_, text, choices) => expect(rowsOf(text, choices)).toEqual(['Alpha -5.00 GBP']));

  test('can be repeated at the top of each page', () =>
    expect(
      outcome('Date,Payee,Amount\n2026-11-20,Alpha,-5.00\nPage 2 of 2,,\nDate,Payee,Amount\n2026-11-21,Beta,-6.00'),
    ).toMatchObject({
      rows: ['Alpha -5.00 GBP', 'Beta -6.00 GBP'],
      leftOut: ['3 A page number or a count of rows.', '4 The titles again.'],
    }));

  test('of a second table end the first one', () =>
    expect(
      outcome('Date,Payee,Debit,Credit\n2026-11-20,Alpha,5.00,\nDate,Description,Amount\n2026-11-21,Beta,6.00'),
    ).toMatchObject({
      rows: ['Alpha -5.00 GBP'],
      refused: ['4 The titles in line 3 are others than the first ones. Import this part as a file of its own.'],
    }));
});

describe('without titles', () => {
  test.each([
    [
      'the balance is told from the amount',
      '2026-11-03,Alpha,-5.00,95.00\n2026-11-04,Beta,-60.00,35.00',
      ['Alpha -5.00 GBP', 'Beta -60.00 GBP'],
    ],
    [
      'words tell the two directions',
      '2026-11-03,Alpha refund,,5.00\n2026-11-04,Beta,60.00,\n2026-11-05,Card purchase Gamma,7.00,',
      ['Alpha refund 5.00 GBP', 'Beta -60.00 GBP', 'Card purchase Gamma -7.00 GBP'],
    ],
  ])('%s', (_, text, rows) => expect(rowsOf(text)).toEqual(rows));
});

describe('the number of cells', () => {
  test('a row with more cells, or with an amount that was cut at its comma, is refused', () =>
    expect(
      outcome(
        'Date,Payee,Amount,Note\n2026-11-20,Smith, Jones,5.00,x\n2026-11-21,Shop,1,234.00\n2026-11-22,Shop,12,50\n2026-11-23,"Smith, Jones","1,234.00",x',
      ),
    ).toMatchObject({
      rows: ['Smith, Jones -1234.00 GBP'],
      refused: [
        '2 Line 2 has more cells than the titles.',
        '3 The amount may be cut in two: “1” and “234.00”. Put amounts with a comma in quotation marks.',
        '4 The amount may be cut in two: “12” and “50”. Put amounts with a comma in quotation marks.',
      ],
    }));

  test('an amount beside the number of an invoice is not cut', () =>
    expect(
      rowsOf('Date,Payee,Amount,Invoice\n2026-11-20,Alpha,5,100\n2026-11-21,Beta,7.50,101\n2026-11-22,Gamma,8.25,1012'),
    ).toEqual(['Alpha -5.00 GBP', 'Beta -7.50 GBP', 'Gamma -8.25 GBP']));

  test('a row with fewer cells is read when the needed ones are in their columns', () =>
    expect(
      outcome(
        'Date,Payee,Amount,Note\n2026-11-20,Alpha,5.00\n2026-11-20,Alpha\n2026-11-20,5.00,100.00\n2026-11-20,Beta,6.00,x',
      ),
    ).toMatchObject({
      rows: ['Alpha -5.00 GBP', 'Beta -6.00 GBP'],
      refused: ['3 Line 3 has fewer cells than the titles.', '4 Line 4 has fewer cells than the titles.'],
    }));
});
