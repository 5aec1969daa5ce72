import { expect, test } from 'vitest';
import { aPayment, aTransfer, booksOf, requirePackage } from '../testing/records';
import type { CurrencyCase } from './currency';

const cases: readonly CurrencyCase[] = ['O1', 'O2', 'O3', 'O4', 'O5'];

/**
 * Returns the currencies of the bank account and the transaction for each case in Codat's page "Expenses in foreign
 * currency". `base` is the base currency.
 */
const currenciesOf = (base: string): Readonly<Record<CurrencyCase, readonly [bank: string, transaction: string]>> => ({
  O1: [base, base],
  O2: ['XDR', 'XDR'],
  O3: ['XDR', base],
  O4: [base, 'XDR'],
  O5: ['XDR', 'XAU'],
});

test.each([
  ['gbol', 'Debit', cases],
  ['qhyg', 'Debit', ['O1', 'O2', 'O4']],
  ['qhyg', 'Credit', ['O1', 'O2', 'O4']],
  ['pqsw', 'Debit', ['O1', 'O2', 'O4']],
  ['pqsw', 'Credit', ['O1', 'O2', 'O4']],
  ['akxx', 'Debit', ['O1', 'O2', 'O4']],
  ['akxx', 'Credit', ['O1', 'O4']],
  ['trji', 'Debit', ['O1', 'O2']],
  ['knfz', 'Debit', ['O1', 'O4']],
  ['fbrh', 'Debit', ['O1', 'O2']],
  ['rwuv', 'Debit', ['O1', 'O2', 'O4']],
] as const)('%s accepts payments from a %s account in the cases %j', (key, kind, expected) => {
  const { info, bank, card } = booksOf(key);
  const accepted = cases.filter((option) => {
    const [bankCurrency, currency] = currenciesOf(info.baseCurrency)[option];
    const payment = aPayment(key, {
      bank: { ...(kind === 'Credit' ? card : bank), currency: bankCurrency },
      currency,
      rate: 0.8,
      info: { ...info, lockDate: undefined, rates: { XDR: 0.8, XAU: 0.8 } },
    });
    return requirePackage(key).refuse(payment) === undefined;
  });
  expect(accepted).toEqual(expected);
});

test.each([
  ['gbol', ['O1', 'O2']],
  ['qhyg', ['O1', 'O2', 'O3', 'O4']],
  ['pqsw', ['O1']],
  ['fbrh', cases],
] as const)('%s accepts transfers in the cases %j', (key, expected) => {
  const { info, bank, card } = booksOf(key);
  const accepted = cases.filter((option) => {
    const [from, to] = currenciesOf(info.baseCurrency)[option];
    const transfer = aTransfer(key, {
      from: { account: { ...bank, currency: from }, amount: 10 },
      to: { account: { ...card, currency: to }, amount: 10 },
    });
    return requirePackage(key).transfers?.refuse(transfer) === undefined;
  });
  expect(accepted).toEqual(expected);
});
