import { describe, expect, test } from 'vitest';
import { aPayment, aTransfer, booksOf, requirePackage } from '../testing/drafts';
import type { CurrencyCase } from './currency';

/** Bank account and transaction of each option of Codat's "Expenses in foreign currency", for a base of `base`. */
const options = (base: string): Readonly<Record<CurrencyCase, readonly [bank: string, transaction: string]>> => ({
  O1: [base, base],
  O2: ['XDR', 'XDR'],
  O3: ['XDR', base],
  O4: [base, 'XDR'],
  O5: ['XDR', 'XAU'],
});
const cases: readonly CurrencyCase[] = ['O1', 'O2', 'O3', 'O4', 'O5'];

describe('payments and refunds', () => {
  test.each([
    ['gbol', 'Debit', ['O1', 'O2', 'O3', 'O4', 'O5']],
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
  ] as const)('%s from a %s account takes %j', (key, kind, taken) => {
    const { info, bank, card } = booksOf(key);
    const account = kind === 'Credit' ? card : bank;
    const accepted = cases.filter((option) => {
      const [bankCurrency, currency] = options(info.baseCurrency)[option];
      const draft = aPayment(key, {
        bank: { ...account, currency: bankCurrency },
        currency,
        rate: 0.8,
        info: { ...info, lockDate: undefined, rates: { XDR: 0.8, XAU: 0.8 } },
      });
      return requirePackage(key).refuse(draft) === undefined;
    });
    expect(accepted).toEqual(taken);
  });
});

describe('transfers', () => {
  test.each([
    ['gbol', ['O1', 'O2']],
    ['qhyg', ['O1', 'O2', 'O3', 'O4']],
    ['pqsw', ['O1']],
    ['fbrh', ['O1', 'O2', 'O3', 'O4', 'O5']],
  ] as const)('%s takes %j', (key, taken) => {
    const { info, bank, card } = booksOf(key);
    const accepted = cases.filter((option) => {
      const [fromCurrency, toCurrency] = options(info.baseCurrency)[option];
      const draft = aTransfer(key, {
        from: { account: { ...bank, currency: fromCurrency }, amount: 10 },
        to: { account: { ...card, currency: toCurrency }, amount: 10 },
      });
      return requirePackage(key).transfers?.refuse(draft) === undefined;
    });
    expect(accepted).toEqual(taken);
  });
});
