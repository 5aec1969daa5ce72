import { expect, test } from 'vitest';
import { type Account, type BankAccount, type Books, emptyBooks, type TaxRate } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import { bankAccountHealth, categoryHealth } from './health';
import { emptyTarget } from './mapping';

const archivedOn = new Date('2026-11-03T09:00:00Z');

const anAccount = (change: Partial<Account> = {}): Account => ({
  ref: 'a1',
  code: '493',
  name: 'Travel',
  type: 'Expense',
  currency: 'GBP',
  isBankAccount: false,
  defaultTaxRateRef: null,
  validFor: ['expense-transactions.Payment'],
  archivedAt: null,
  removedAt: null,
  previousName: null,
  renamedAt: null,
  ...change,
});
const aTaxRate = (change: Partial<TaxRate> = {}): TaxRate => ({
  ref: 't1',
  code: 'T1',
  name: '20% (VAT on Expenses)',
  rate: 200_000,
  validFor: ['Payment'],
  archivedAt: null,
  removedAt: null,
  previousName: null,
  renamedAt: null,
  ...change,
});
const aBankAccount = (change: Partial<BankAccount> = {}): BankAccount => ({
  ref: 'b1',
  code: '090',
  name: 'Business account',
  kind: 'Debit',
  currency: 'GBP',
  archivedAt: null,
  removedAt: null,
  previousName: null,
  renamedAt: null,
  ...change,
});
const books = (change: Partial<Books>): Books => ({ ...emptyBooks, ...change });
const xero = packageOf('xero');
const target = { ...emptyTarget, accountRef: 'a1' };

test('a category with an account that takes payments is mapped', () => {
  expect(categoryHealth(target, books({ accounts: [anAccount()] }), xero)).toEqual({ state: 'mapped' });
});

test('a category without an account is not mapped', () => {
  expect(categoryHealth(undefined, emptyBooks, xero)).toEqual({ state: 'unmapped' });
});

test('an account archived in the books says since when', () => {
  const accounts = [anAccount({ archivedAt: archivedOn })];
  expect(categoryHealth(target, books({ accounts }), xero)).toEqual({ state: 'archived', at: archivedOn });
});

test('an account that is no longer listed, or was removed, is gone', () => {
  expect(categoryHealth(target, emptyBooks, xero)).toEqual({ state: 'gone' });
  const accounts = [anAccount({ removedAt: archivedOn })];
  expect(categoryHealth(target, books({ accounts }), xero)).toEqual({ state: 'gone' });
});

test('an account that takes no payments is not for expenses', () => {
  const accounts = [anAccount({ validFor: ['expense-transactions.Refund'] })];
  expect(categoryHealth(target, books({ accounts }), xero)).toEqual({ state: 'not-for-expenses' });
});

test('a tax rate is missed only where the package knows no line without one', () => {
  const lists = books({ accounts: [anAccount()] });
  expect(categoryHealth(target, lists, packageOf('netsuite'))).toEqual({ state: 'tax-rate-missing' });
  expect(categoryHealth(target, lists, packageOf('quickbooks-online'))).toEqual({ state: 'mapped' });
});

test('a tax rate that is gone or not for payments is said to be', () => {
  const withRate = { ...target, taxRateRef: 't1' };
  const lists = (rate: TaxRate) => books({ accounts: [anAccount()], taxRates: [rate] });
  expect(categoryHealth(withRate, lists(aTaxRate()), xero)).toEqual({ state: 'mapped' });
  expect(categoryHealth(withRate, lists(aTaxRate({ removedAt: archivedOn })), xero)).toEqual({
    state: 'tax-rate-gone',
  });
  expect(categoryHealth(withRate, lists(aTaxRate({ validFor: ['Refund'] })), xero)).toEqual({
    state: 'tax-rate-gone',
  });
});

test('a tracking option that is gone matters only to a package that takes tracking', () => {
  const withTracking = { ...target, trackingRefs: ['leeds'] };
  const lists = books({ accounts: [anAccount()] });
  expect(categoryHealth(withTracking, lists, xero)).toEqual({ state: 'tracking-gone' });
  expect(categoryHealth(withTracking, lists, packageOf('zoho'))).toEqual({ state: 'mapped' });
});

test('a bank account in another currency is refused only by a package that asks for the same', () => {
  const lists = books({ bankAccounts: [aBankAccount({ currency: 'EUR' })] });
  expect(bankAccountHealth('b1', lists, packageOf('freeagent'), 'GBP')).toEqual({
    state: 'other-currency',
    currency: 'EUR',
  });
  expect(bankAccountHealth('b1', lists, xero, 'GBP')).toEqual({ state: 'mapped' });
});
