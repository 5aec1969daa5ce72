import { expect, test } from 'vitest';
import { rowsOf } from '../testing/plan';
import { isKindOnly, isNoName } from './payee-name';

test.each([
  ['NL00INGB0002000300', true],
  ['DE00 1111 2222 3333 4444 55', true],
  ['1111-****-****-1111 Df', true],
  ['XXXX XXXX XXXX 1111', true],
  ['10001000', true],
  ['N/A', true],
  ['NotProvided', true],
  ['', true],
  ['Tandem Coffee', false],
  ['BP24 STATION 7', false],
  ['7-Eleven', false],
  ['Xerox', false],
  ['文具店', false],
])('the text %j is no name of a payee: %s', (text, isNone) => {
  expect(isNoName(text)).toBe(isNone);
});

test.each([
  ['POS Purchase', true],
  ['ZAKUP PRZY UŻYCIU KARTY', true],
  ['Card payment to Tandem Coffee', false],
  // It names the payment to a card well enough.
  ['PAYMENT THANK YOU', false],
  ['Tandem Coffee', false],
])('the text %j only tells the kind of payment: %s', (text, isKind) => {
  expect(isKindOnly(text)).toBe(isKind);
});

test.each([
  ['Plata la POS;MEGA IMAGE', 'MEGA IMAGE'],
  ['A; B; C', 'A; B; C'],
  ['SHELL; KOELN', 'SHELL'],
])('the payee in “%s” is %s', (text, payee) =>
  expect(rowsOf(`Date,Payee,Amount\n2026-11-20,"${text}",-5.00`)).toEqual([`${payee} -5.00 GBP`]),
);
