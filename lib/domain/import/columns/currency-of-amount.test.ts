import { expect, test } from 'vitest';
import { outcome, rowsOf } from '../testing/plan';

test.each([
  ['Amount,Currency,Exchange Rate,Amount in GBP', '-120.00,EUR,1.1628,-103.20'],
  ['Amount (GBP),Transaction Amount,Transaction Currency,Exchange Rate', '-103.20,-120.00,EUR,0.86'],
  ['Transaction Amount,Transaction Currency,Billing Amount,Billing Currency', '-120.00,EUR,-103.20,GBP'],
  ['Billing Amount,Billing Currency,Transaction Amount,Transaction Currency', '-103.20,GBP,-120.00,EUR'],
  ['Amount,Currency,Amount GBP', '-120.00,EUR,-103.20'],
  ['Amount,Currency,Base Amount', '-120.00,EUR,-103.20'],
  ['Transaction Amount,Currency,Billing Amount', '-120.00,EUR,-103.20'],
  ['Amount (GBP),Transaction Currency', '-103.20,EUR'],
])('the amount of “%s” is in pounds', (titles, cells) =>
  expect(outcome(`Date,Payee,${titles}\n2026-11-20,Hotel,${cells}`)).toMatchObject({
    rows: ['Hotel -103.20 GBP'],
    questions: [],
  }),
);

test('the amount of “Betrag in EUR” is in euros', () =>
  expect(
    outcome('Datum;Empfänger;Betrag;Währung;Betrag in EUR\n20.11.2026;Hotel;-120,00;USD;-103,20', { books: 'EUR' }),
  ).toMatchObject({ rows: ['Hotel -103.20 EUR'], questions: [] }));

test('the currency beside the only amount is its own, also with a total', () =>
  expect(rowsOf('Date,Payee,Net,VAT,Total,Currency\n2026-11-20,Hotel,100.00,20.00,120.00,EUR')).toEqual([
    'Hotel -120.00 EUR',
  ]));

test('a title and a currency column that disagree are refused', () =>
  expect(outcome('Date,Payee,Amount (GBP),Currency\n2026-11-20,Hotel,-103.20,EUR').refused).toEqual([
    '2 The title “Amount (GBP)” says GBP, and the currency column says EUR.',
  ]));

test('a currency that can belong to either of two amounts is asked for', () => {
  const text = 'Date,Payee,Debit,Credit,Currency,Foreign amount\n2026-11-20,Hotel,103.20,,EUR,120.00';
  expect(outcome(text)).toMatchObject({ rows: [], questions: ['columns'] });
  expect(rowsOf(text, { columns: { originalCurrency: 4 } })).toEqual(['Hotel -103.20 GBP']);
  expect(rowsOf(text, { columns: { currency: 4 } })).toEqual(['Hotel -103.20 EUR']);
});

test.each([
  ['Amount,Amount', '-5.00,-6.00', { amount: 3 }],
  ['Debit,Amount', '6.00,-9.00', { debit: 2 }],
])('two amounts that differ are asked for: %s', (titles, cells, columns) => {
  const text = `Date,Payee,${titles}\n2026-11-20,Cafe,${cells}`;
  expect(outcome(text)).toMatchObject({ rows: [], questions: ['columns'] });
  expect(rowsOf(text, { columns })).toEqual(['Cafe -6.00 GBP']);
});

test('a rate between two currencies that are not the base is not used', () =>
  expect(
    outcome(
      'Date,Payee,Amount,Account Currency,Original Amount,Original Currency,Exchange Rate\n2026-11-20,Hotel,-100.00,EUR,-110.00,USD,1.1',
    ).questions,
  ).toEqual(['rate for EUR']));
