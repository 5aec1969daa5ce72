import { expect, test } from 'vitest';
import { outcome } from '../testing/plan';

test.each([
  'Amount (pence)',
  'Amount in pence',
  'Amount (p)',
  'amount_minor',
  'amount_in_cents',
  'amountInCents',
  'Amount (minor units)',
  'Amount GBP pence',
])('the amounts below “%s” are minor units', (title) =>
  expect(outcome(`Date,Payee,${title}\n2026-11-20,Hotel,-12000\n2026-11-21,Cafe,-350`)).toMatchObject({
    rows: ['Hotel -120.00 GBP', 'Cafe -3.50 GBP'],
    questions: [],
  }),
);

test('debits, fees and balances are minor units too', () =>
  expect(
    outcome(
      'Date,Payee,Debit (cents),Credit (cents),Fee (cents),Balance (cents)\n2026-11-20,Hotel,12000,,0,50000\n2026-11-21,Cafe,350,,50,49600',
      { books: 'EUR' },
    ).rows,
  ).toEqual(['Hotel -120.00 EUR', 'Cafe -4.00 EUR']));

test('pence with decimals are refused', () =>
  expect(outcome('Date,Payee,Amount (pence)\n2026-11-20,Hotel,-120.50').refused).toEqual([
    '2 The title “Amount (pence)” says that the amounts are in the smallest unit of the currency, and “-120.50” has decimals.',
  ]));

test.each(['Amount (£000)', 'Amount £000s', 'Amount (in thousands)', 'Amount (£k)', 'Betrag (TEUR)', 'Amount (k€)'])(
  'amounts in thousands are refused: %s',
  (title) =>
    expect(outcome(`Date,Payee,${title}\n2026-11-20,Hotel,-12`)).toMatchObject({
      rows: [],
      refused: [expect.stringContaining('says that the amounts are in thousands')],
    }),
);
