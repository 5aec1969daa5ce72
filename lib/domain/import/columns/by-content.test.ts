import { expect, test } from 'vitest';
import { outcome } from '../testing/plan';

test.each([
  ['C', 'D'],
  ['H', 'S'],
  ['K', 'D'],
  ['CR', 'DR'],
  ['Bij', 'Af'],
])('without titles, %s is money in and %s is money out', (credit, debit) =>
  expect(
    outcome(`2026-11-01,Oneill,500.00,${credit}\n2026-11-02,Uber,12.00,${debit}\n2026-11-03,Nero,3.00,${debit}`),
  ).toMatchObject({ rows: ['Oneill 500.00 GBP', 'Uber -12.00 GBP', 'Nero -3.00 GBP'], questions: [] }),
);

test.each([
  ['Pending', 'Booked', 'Declined'],
  ['Vorgemerkt', 'Gebucht', 'Abgelehnt'],
  ['PENDING', 'COMPLETED', 'FAILED'],
])('without titles, a column says that rows are %s, %s and %s', (pending, booked, declined) =>
  expect(
    outcome(
      `2026-11-01,Rail Co,-500.00,${pending}\n2026-11-02,Tesco,-12.00,${booked}\n2026-11-03,Uber,-9.00,${declined}`,
    ),
  ).toMatchObject({
    rows: ['Tesco -12.00 GBP'],
    leftOut: [`1 Not booked yet: “${pending}”.`, `3 Declined, so no money moved: “${declined}”.`],
  }),
);

test.each([
  '2026-11-02,Tesco,-12.00,Card payment',
  '2026-11-02,-12.00,Groceries,Tesco',
  '2026-11-02,Direct debit,Tesco,-12.00',
  '2026-11-02,Tesco,-12.00,Office supplies',
])('without titles, the kind of payment and the category are no payee: %s', (line) =>
  expect(outcome(line).rows).toEqual(['Tesco -12.00 GBP']),
);

test.each([
  ['one movement', '', '987,50'],
  ['two movements', '\n26-11-2026,26-11-2026,DOP. MC ORLEN,,,"-40,00","947,50",2,', '947,50'],
])('a first line with the opening and closing balance is no payment: %s', (_, more, closing) => {
  const text = `28-11-2026,27-11-2026,'11 2222,KIM,PLN,"1000,00","${closing}",2,\n27-11-2026,26-11-2026,DOP. MC BIEDRONKA,,,"-12,50","987,50",1,${more}`;
  expect(outcome(text, { books: 'PLN' })).toMatchObject({
    rows: ['DOP. MC BIEDRONKA -12.50 PLN', ...(more ? ['DOP. MC ORLEN -40.00 PLN'] : [])],
    leftOut: ['1 A total or a balance, not a payment.'],
    questions: [],
  });
});

test('without such a line, two columns that can both be the amount are asked for', () =>
  expect(
    outcome('27-11-2026,BIEDRONKA,"-12,50","987,50"\n26-11-2026,ORLEN,"-40,00","1300,00"', { books: 'PLN' }).questions,
  ).toEqual(['columns']));
