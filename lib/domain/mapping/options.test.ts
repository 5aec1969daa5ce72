import { expect, test } from 'vitest';
import { packageOf } from '@/lib/domain/books/package';
import { aBankAccount, anAccount, anOption, aTaxRate, someBooks } from '@/lib/domain/testing/books';
import { accountOptions, bankAccountOptions, firstBankAccounts, trackingOptions } from './options';

const xero = packageOf('xero');
const dayOf = () => '3 Nov';
const archivedAt = new Date('2026-11-03T09:00:00Z');

test('lists accounts with their default tax rate, and those that take no expenses last with the reason', () => {
  const rate = aTaxRate({ ref: 'vat', name: '20 %' });
  const books = someBooks({
    taxRates: [rate],
    accounts: [
      anAccount({ ref: 'old', archivedAt }),
      anAccount({ ref: 'gone', removedAt: archivedAt }),
      anAccount({ ref: 'travel', defaultTaxRateRef: 'vat' }),
    ],
  });
  const options = accountOptions(books, xero, dayOf);
  expect(options.map(({ value }) => value)).toEqual(['travel', 'old']);
  expect(options[0]?.taxRate).toEqual({ ref: 'vat', name: '20 %' });
  expect(options[1]?.disabledReason).toBe('Archived 3 Nov');
});

test('lists the options of one tracking category, or of all in groups', () => {
  const tracking = [
    anOption({ ref: 'dept', name: 'Department', parentRef: null, hasChildren: true }),
    anOption({ ref: 'studio', name: 'Studio', parentRef: 'dept', hasChildren: false }),
    anOption({ ref: 'place', name: 'Place', parentRef: null, hasChildren: true }),
    anOption({ ref: 'bath', name: 'Bath', parentRef: 'place', hasChildren: false }),
  ];
  const books = someBooks({ tracking });
  expect(trackingOptions(books, xero, 'place')).toEqual([{ value: 'bath', label: 'Bath' }]);
  expect(trackingOptions(books, xero, null).map(({ group }) => group)).toEqual(['Department', 'Place']);
});

test('disables bank accounts that cannot pay in the currency, and finds the first one of each currency', () => {
  const books = someBooks({
    bankAccounts: [
      aBankAccount({ ref: 'closed', currency: 'EUR', archivedAt }),
      aBankAccount({ ref: 'gbp', currency: 'GBP' }),
      aBankAccount({ ref: 'eur', currency: 'EUR' }),
      aBankAccount({ ref: 'eur-2', currency: 'EUR' }),
    ],
  });
  const inEuros = bankAccountOptions(books, packageOf('quickbooks-online'), dayOf, {
    currency: 'GBP',
    baseCurrency: 'GBP',
  });
  expect(inEuros.find(({ value }) => value === 'eur')?.disabledReason).toBe('In EUR, not for GBP');
  expect(inEuros.find(({ value }) => value === 'gbp')?.disabledReason).toBeUndefined();
  expect(firstBankAccounts(books)).toEqual({ GBP: 'gbp', EUR: 'eur' });
});
