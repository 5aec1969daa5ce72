import { expect, test } from 'vitest';
import { type Books, emptyBooks, type TaxRate } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import { aBankAccount, anAccount, aTaxRate } from '@/lib/domain/testing/books';
import { bankAccountHealth, categoryHealth } from './health';
import { emptyTarget } from './mapping';

const archivedOn = new Date('2026-11-03T09:00:00Z');
const books = (change: Partial<Books>): Books => ({ ...emptyBooks, ...change });
const xero = packageOf('xero');
const target = { ...emptyTarget, accountRef: 'acc-travel' };

test('reports a category with a usable account as mapped', () => {
  expect(categoryHealth(target, books({ accounts: [anAccount()] }), xero)).toEqual({ state: 'mapped' });
});

test('reports a category without an account as unmapped', () => {
  expect(categoryHealth(undefined, emptyBooks, xero)).toEqual({ state: 'unmapped' });
});

test('reports since when an account is archived', () => {
  const accounts = [anAccount({ archivedAt: archivedOn })];
  expect(categoryHealth(target, books({ accounts }), xero)).toEqual({ state: 'archived', at: archivedOn });
});

test('reports a missing or removed account as gone', () => {
  expect(categoryHealth(target, emptyBooks, xero)).toEqual({ state: 'gone' });
  const accounts = [anAccount({ removedAt: archivedOn })];
  expect(categoryHealth(target, books({ accounts }), xero)).toEqual({ state: 'gone' });
});

test('reports an account that does not accept payments', () => {
  const accounts = [anAccount({ validFor: ['expense-transactions.Refund'] })];
  expect(categoryHealth(target, books({ accounts }), xero)).toEqual({ state: 'not-for-expenses' });
});

test('requires a tax rate only where the package does', () => {
  const lists = books({ accounts: [anAccount()] });
  expect(categoryHealth(target, lists, packageOf('netsuite'))).toEqual({ state: 'tax-rate-missing' });
  expect(categoryHealth(target, lists, packageOf('quickbooks-online'))).toEqual({ state: 'mapped' });
});

test('reports a missing tax rate and one that is not for payments', () => {
  const withRate = { ...target, taxRateRef: 'INPUT2' };
  const lists = (rate: TaxRate) => books({ accounts: [anAccount()], taxRates: [rate] });
  expect(categoryHealth(withRate, lists(aTaxRate()), xero)).toEqual({ state: 'mapped' });
  expect(categoryHealth(withRate, lists(aTaxRate({ removedAt: archivedOn })), xero)).toEqual({
    state: 'tax-rate-gone',
  });
  expect(categoryHealth(withRate, lists(aTaxRate({ validFor: ['Refund'] })), xero)).toEqual({
    state: 'tax-rate-gone',
  });
});

test('reports a tax rate for purchases on an income account', () => {
  const lists = books({ accounts: [anAccount({ type: 'Income' })], taxRates: [aTaxRate()] });
  expect(categoryHealth({ ...target, taxRateRef: 'INPUT2' }, lists, xero)).toEqual({ state: 'tax-rate-for-purchases' });
  expect(categoryHealth(target, lists, xero)).toEqual({ state: 'mapped' });
});

test('reports a missing tracking option only for packages with tracking', () => {
  const withTracking = { ...target, trackingRefs: ['leeds'] };
  const lists = books({ accounts: [anAccount()] });
  expect(categoryHealth(withTracking, lists, xero)).toEqual({ state: 'tracking-gone' });
  expect(categoryHealth(withTracking, lists, packageOf('zoho'))).toEqual({ state: 'mapped' });
});

test.each([
  ['freeagent', 'EUR', 'GBP', false],
  ['freeagent', 'GBP', 'GBP', true],
  ['freeagent', 'GBP', 'EUR', false],
  ['xero', 'GBP', 'EUR', true],
  ['xero', 'EUR', 'GBP', false],
  ['quickbooks-online', 'GBP', 'EUR', true],
] as const)('in %s, a bank account in %s pays a card in %s: %s', (key, bank, currency, works) => {
  const lists = books({ bankAccounts: [aBankAccount({ currency: bank })] });
  expect(bankAccountHealth('bank-current', lists, packageOf(key), { currency, baseCurrency: 'GBP' })).toEqual(
    works ? { state: 'mapped' } : { state: 'other-currency', currency: bank },
  );
});
